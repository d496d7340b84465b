"use strict";

// What other people's player makes of an item: `load` shows it, `answer` gives responses to it and
// has it score itself; `click` and `focus` do what a learner does.
const player = {
  async load(xml) {
    const fault = new DOMParser().parseFromString(xml, "application/xml").querySelector("parsererror");
    if (fault) throw new Error(fault.textContent);
    const container = document.createElement("item-container");
    container.itemXML = xml;
    document.querySelector("qti-item").replaceChildren(container);
    await container.updateComplete;
    await container.updateComplete;
    this.item = container.shadowRoot.querySelector("qti-assessment-item");
    if (!this.item) throw new Error("there is no item in it");
    const interactions = [...this.item.querySelectorAll("qti-item-body *")].filter((element) =>
      element.localName.endsWith("-interaction"),
    );
    for (const element of [...interactions, this.item]) await element.updateComplete;
    if (!interactions.length) throw new Error("there is no interaction in it");
    const unknown = interactions.filter((element) => !customElements.get(element.localName));
    if (unknown.length) throw new Error(`nobody knows ${unknown[0].localName}`);
    const declared = this.item.variables.map((variable) => variable.identifier);
    for (const element of interactions) {
      const response = element.getAttribute("response-identifier");
      if (!declared.includes(response)) throw new Error(`${response} is not declared`);
    }
  },

  answer(responses) {
    this.item.resetResponses();
    this.item.variables = Object.entries(responses).map(([identifier, value]) => ({ identifier, value }));
    return this.scored();
  },

  scored() {
    if (!this.item.processResponse(true, false)) throw new Error("it does not score itself");
    const score = this.outcome("SCORE");
    if (score === undefined || score === null || Number.isNaN(Number(score))) {
      throw new Error(`its score is ${score}`);
    }
    return Number(score);
  },

  outcome(identifier) {
    return this.item.variables.find((variable) => variable.identifier === identifier)?.value;
  },

  read(selector) {
    return [...this.item.querySelectorAll(selector)].map((element) => element.textContent);
  },

  click(selector, text) {
    const found = [...this.item.querySelectorAll(selector)];
    found.find((element) => element.textContent.includes(text)).click();
  },

  focus(place) {
    this.item.querySelectorAll("qti-text-entry-interaction")[place].shadowRoot.querySelector("input").focus();
  },

  async feedback() {
    const found = [...this.item.querySelectorAll("qti-feedback-inline, qti-modal-feedback")];
    for (const element of found) await element.updateComplete;
    return found.filter((element) => element.showStatus === "on").map((element) => element.textContent);
  },
};
