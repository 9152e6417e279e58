#include "pdf/metadata.h"

#include <algorithm>

#include "base/file.h"
#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string element(const std::string& name, const std::string& words) {
    return words.empty() ? "" : "<" + name + ">" + xmlEscaped(words) + "</" + name + ">\n";
}

/// A value in one language of possibly many.
std::string alternatives(const std::string& name, const std::string& words) {
    return words.empty() ? ""
                         : "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xmlEscaped(words) +
                               "</rdf:li></rdf:Alt></" + name + ">\n";
}

std::string collection(const std::string& name, const std::string& kind, const std::string& words) {
    return words.empty() ? ""
                         : "<" + name + "><rdf:" + kind + "><rdf:li>" + xmlEscaped(words) + "</rdf:li></rdf:" + kind +
                               "></" + name + ">\n";
}

// PDF/A-2 wants every property it does not know itself described in the file: that of PDF/UA is one.
constexpr const char* extensionSchema = R"(<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

}  // namespace

std::string xmp(const Metadata& metadata, const std::string& language) {
    return std::string("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n") +
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\"\n"
           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
           " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
           " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
           " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n" +
           element("dc:format", "application/pdf") + alternatives("dc:title", metadata.title) +
           collection("dc:creator", "Seq", metadata.author) + alternatives("dc:description", metadata.subject) +
           collection("dc:language", "Bag", language) + element("pdf:Keywords", joined(metadata.keywords)) +
           element("pdf:Producer", File::producer()) + element("xmp:CreatorTool", metadata.creator) +
           element("xmp:CreateDate", metadata.date) + element("xmp:ModifyDate", metadata.date) +
           element("pdfaid:part", metadata.attachments.empty() ? "2" : "3") + element("pdfaid:conformance", "A") +
           element("pdfuaid:part", "1") + "</rdf:Description>\n" + extensionSchema +
           "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

std::string information(const Metadata& metadata) {
    const std::string date = metadata.date.empty() ? "" : pdfDate(metadata.date);
    std::string out;
    const auto add = [&](const char* key, const std::string& words) {
        if (!words.empty()) out += key + textString(words);
    };
    add("/Title", metadata.title);
    add("/Author", metadata.author);
    add("/Subject", metadata.subject);
    add("/Keywords", joined(metadata.keywords));
    add("/Creator", metadata.creator);
    add("/Producer", File::producer());
    add("/CreationDate", date);
    add("/ModDate", date);
    return out;
}

std::string pdfDate(const std::string& iso) {
    std::string out = "D:" + iso;
    std::erase_if(out, [](char c) { return c == '-' || c == 'T'; });
    out.erase(std::remove(out.begin() + 2, out.end(), ':'), out.end());
    return out;
}

std::string outputIntents(File& file, const std::string& profilePath) {
    constexpr size_t limit = 1 << 20;
    std::string bytes;
    try {
        bytes = readFile(profilePath, limit);
    } catch (const FileError& error) {
        throw FileError("a PDF/A needs a colour profile: " + std::string(error.what()) +
                        "; install Debian's package icc-profiles-free");
    }
    const Reference profile = file.addStream(bytes, "/N 3");
    return "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
           "/DestOutputProfile " +
           syntax(profile) + ">>]";
}

}  // namespace oordeel::pdf
