// A PDF of our own, taken apart by libqpdf for a test to break one thing in it, and put together again.
#pragma once

#include <catch2/catch.hpp>
#include <functional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

#include "base/file.h"
#include "verify/font_program.h"

namespace oordeel::test {

class MutablePdf {
  public:
    using Object = QPDFObjectHandle;

    explicit MutablePdf(const std::string& bytes) : bytes_(bytes) {
        pdf.processMemoryFile("own.pdf", bytes_.data(), bytes_.size());
        pages = pdf.getAllPages();
    }

    /// The file anew, every object readable in it.
    std::string write(bool encrypted = false) {
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.setStaticID(true);
        writer.setNewlineBeforeEndstream(true);  // as PDF/A asks
        if (encrypted) {
            writer.setStaticAesIV(true);
            writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
        }
        writer.write();
        const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }

    Object catalog() { return pdf.getRoot(); }
    Object page(size_t index = 0) { return pages.at(index); }
    Object resources() { return page().getKey("/Resources"); }
    Object parse(const std::string& syntax) { return Object::parse(&pdf, syntax); }
    Object indirect(const std::string& syntax) { return pdf.makeIndirectObject(parse(syntax)); }

    Object stream(const std::string& data, const std::string& entries = "<<>>") {
        Object made = Object::newStream(&pdf, data);
        Object dictionary = parse(entries);
        for (const std::string& key : dictionary.getKeys()) made.getDict().replaceKey(key, dictionary.getKey(key));
        return made;
    }

    static std::string data(Object stream) {
        const std::shared_ptr<Buffer> buffer = stream.getStreamData();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }
    static void setData(Object stream, const std::string& data) {
        stream.replaceStreamData(data, Object::newNull(), Object::newNull());
    }

    /// The n-th dictionary, or dictionary of a stream, with a key of this name as value: ("/S", "/TH").
    Object find(const std::string& key, const std::string& name, size_t n = 0) {
        for (Object object : pdf.getAllObjects()) {
            Object dictionary = object.isStream() ? object.getDict() : object;
            if (dictionary.isDictionary() && dictionary.getKey(key).isNameAndEquals(name) && n-- == 0) return object;
        }
        FAIL("the document has no " << key << " " << name);
        return Object::newNull();
    }
    Object element(const std::string& type, size_t n = 0) { return find("/S", "/" + type, n); }
    Object link() { return find("/Subtype", "/Link"); }
    Object font() { return find("/Subtype", "/Type0"); }
    Object cidFont() { return font().getKey("/DescendantFonts").getArrayItem(0); }
    Object descriptor() { return cidFont().getKey("/FontDescriptor"); }
    Object structure() { return catalog().getKey("/StructTreeRoot"); }

    /// The elements of the first page's content, in the parent tree.
    Object parents() {
        Object node = structure().getKey("/ParentTree");
        while (node.hasKey("/Kids")) node = node.getKey("/Kids").getArrayItem(0);
        return node.getKey("/Nums").getArrayItem(1);
    }
    /// A key of the parent tree that is new, with its value.
    int addParent(Object value) {
        Object node = structure().getKey("/ParentTree");
        while (node.hasKey("/Kids")) {
            node = node.getKey("/Kids").getArrayItem(node.getKey("/Kids").getArrayNItems() - 1);
            node.getKey("/Limits").setArrayItem(1, Object::newInteger(next_));
        }
        node.getKey("/Nums").appendItem(Object::newInteger(next_));
        node.getKey("/Nums").appendItem(value);
        return next_++;
    }

    void replaceIn(Object stream, const std::string& from, const std::string& to) {
        std::string text = data(stream);
        INFO("looks for " << from);
        REQUIRE(text.find(from) != std::string::npos);
        setData(stream, text.replace(text.find(from), from.size(), to));
    }
    void xmp(const std::string& from, const std::string& to) { replaceIn(catalog().getKey("/Metadata"), from, to); }

    Object content() { return page().getKey("/Contents"); }
    void append(const std::string& operators) { setData(content(), data(content()) + operators); }
    /// Content that is an artifact.
    void decorate(const std::string& operators) { append("/Artifact BMC\n" + operators + "\nEMC\n"); }

    /// Gives the first page a resource.
    void resource(const std::string& category, const std::string& name, Object object) {
        if (!resources().hasKey(category)) resources().replaceKey(category, Object::newDictionary());
        resources().getKey(category).replaceKey(name, object);
    }

    /// Draws an image of one red dot, with more entries.
    Object addImage(const std::string& entries, const std::string& dot = "\xFF\x01\x01") {
        Object image = stream(dot, "<</Type/XObject/Subtype/Image/Width 1/Height 1" + entries + ">>");
        resource("/XObject", "/Own", image);
        decorate("q 9 0 0 9 0 0 cm /Own Do Q");
        return image;
    }

    /// Draws a form.
    Object addForm(const std::string& entries, const std::string& operators = "0 0 9 9 re f") {
        Object form = stream(operators, "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>" + entries + ">>");
        resource("/XObject", "/Own", form);
        decorate("/Own Do");
        return form;
    }

    /// Uses a graphics state.
    void addState(const std::string& entries) {
        resource("/ExtGState", "/Own", indirect("<</Type/ExtGState" + entries + ">>"));
        decorate("/Own gs");
    }

    /// Paints in a colour space.
    void addColour(const std::string& space, const std::string& colour) {
        resource("/ColorSpace", "/Own", indirect(space));
        decorate("/Own cs " + colour + " sc 0 0 9 9 re f");
    }

    /// "12 0 R" of a stream that says it is an ICC profile.
    std::string profile(const std::string& device, const std::string& colours, int count) {
        std::string bytes(128, '\0');
        bytes[3] = '\x80';
        bytes[8] = 2;
        bytes.replace(12, 4, device).replace(16, 4, colours).replace(36, 4, "acsp");
        return stream(bytes, "<</N " + std::to_string(count) + ">>").unparse();
    }

    /// Shows an A by a TrueType font with one byte a code.
    Object addSimpleFont() {
        const std::string file = readFile("/usr/share/fonts/truetype/paratype/PTS55F.ttf", 1 << 22);
        const verify::FontProgram program(file);
        const auto width = static_cast<int>(*program.width(program.glyphOfCharacter('A')) + 0.5);
        const std::string descriptor =
            "<</Type/FontDescriptor/FontName/PTSans/Flags 32/FontBBox[0 0 1000 1000]/ItalicAngle 0"
            "/Ascent 1000/Descent 0/CapHeight 700/StemV 80/FontFile2 " +
            stream(file).unparse() + ">>";
        Object made = indirect(
            "<</Type/Font/Subtype/TrueType/BaseFont/PTSans/Encoding/WinAnsiEncoding/FirstChar 65/LastChar 65"
            "/Widths[" +
            std::to_string(width) + "]/FontDescriptor " + indirect(descriptor).unparse() + ">>");
        resource("/Font", "/Own", made);
        decorate("BT /Own 10 Tf (A) Tj ET");
        return made;
    }

    /// Replaces the encoding of the first font by the same, embedded.
    Object embedEncoding(const std::string& entries = "", const std::string& collection = "Identity") {
        Object map = stream(
            "begincmap /CMapName /Own def /WMode 0 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
            "1 begincidrange <0000> <FFFF> 0 endcidrange endcmap",
            "<</Type/CMap/CMapName/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(" + collection + ")/Supplement 0>>" +
                entries + ">>");
        font().replaceKey("/Encoding", map);
        return map;
    }

    /// Adds an annotation with a place in the structure, below an element of its own.
    Object addAnnotation(const std::string& entries, const std::string& elementType) {
        Object annotation = indirect("<</Type/Annot/F 4/Rect[9 9 19 19]/P " + page().unparse() + entries + ">>");
        Object document = element("Document");
        Object own = indirect("<</S/" + elementType + "/P " + document.unparse() + "/K<</Type/OBJR/Pg " +
                              page().unparse() + "/Obj " + annotation.unparse() + ">>>>");
        document.getKey("/K").appendItem(own);
        annotation.replaceKey("/StructParent", Object::newInteger(addParent(own)));
        page().getKey("/Annots").appendItem(annotation);
        return annotation;
    }
    std::string looks() {
        return "/AP<</N " + stream("", "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]>>").unparse() + ">>";
    }

    /// Claims PDF/A-3a.
    void asPart3() { xmp("<pdfaid:part>2<", "<pdfaid:part>3<"); }

    /// Embeds a file, and gives its specification.
    Object embed(const std::string& bytes, const std::string& subtype = "/application#2fpdf") {
        Object file = stream(bytes, "<</Type/EmbeddedFile" + (subtype.empty() ? "" : "/Subtype" + subtype) + ">>");
        Object specification = indirect("<</Type/Filespec/F(bron.pdf)/UF(bron.pdf)/AFRelationship/Source/EF<</F " +
                                        file.unparse() + ">>>>");
        catalog().replaceKey("/AF", parse("[" + specification.unparse() + "]"));
        catalog().replaceKey("/Names",
                             parse("<</EmbeddedFiles<</Names[(bron.pdf) " + specification.unparse() + "]>>>>"));
        return specification;
    }

    QPDF pdf;
    std::vector<Object> pages;

  private:
    std::string bytes_;
    int next_ = 100'000;
};

}  // namespace oordeel::test
