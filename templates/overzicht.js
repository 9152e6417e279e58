// Zoeken in de lijst: elk woord moet in de regel staan. Zonder script is er geen zoekveld en staat alles er.
(function () {
  "use strict";
  var plaats = document.getElementById("documenten");
  var regels = Array.prototype.slice.call(plaats.querySelectorAll("ul.documenten li"));
  var groepen = Array.prototype.slice.call(plaats.querySelectorAll("section.groep"));
  var vak = document.createElement("p");
  vak.className = "zoeken";
  vak.innerHTML = '<label for="zoekveld">Zoek een document</label> ' +
    '<input id="zoekveld" type="search" autocomplete="off" spellcheck="false"> <span role="status"></span>';
  plaats.insertBefore(vak, groepen[0]);
  var veld = vak.querySelector("input");
  var melding = vak.querySelector("span");
  function kaal(tekst) {
    return tekst.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  var teksten = regels.map(function (regel) {
    var groep = regel.parentNode.parentNode.querySelector("h3");
    return kaal(regel.textContent + " " + groep.textContent);
  });
  function zoek() {
    var woorden = kaal(veld.value).split(/\s+/).filter(Boolean);
    var gevonden = 0;
    regels.forEach(function (regel, i) {
      regel.hidden = !woorden.every(function (woord) { return teksten[i].indexOf(woord) >= 0; });
      if (!regel.hidden) gevonden++;
    });
    groepen.forEach(function (groep) {
      groep.hidden = !groep.querySelector("li:not([hidden])");
    });
    melding.textContent = woorden.length ? gevonden + (gevonden === 1 ? " document" : " documenten") : "";
  }
  veld.addEventListener("input", zoek);
  if (location.hash.indexOf("#zoek=") === 0) {
    veld.value = decodeURIComponent(location.hash.slice(6));
    zoek();
  }
})();
