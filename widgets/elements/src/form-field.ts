import { SessionElement } from './base';

/** A field of the form that it is in, as the browser's own fields are. */
export abstract class FormField extends SessionElement {
  static formAssociated = true;
  protected readonly internals = this.attachInternals();

  get form() {
    return this.internals.form;
  }

  get validity() {
    return this.internals.validity;
  }

  get validationMessage() {
    return this.internals.validationMessage;
  }

  get willValidate() {
    return this.internals.willValidate;
  }

  checkValidity() {
    return this.internals.checkValidity();
  }

  reportValidity() {
    return this.internals.reportValidity();
  }
}
