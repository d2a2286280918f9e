"use strict";

class BaseMiddleware {
  constructor({ client }) {
    this.client = client;
  }
}

module.exports = { Middleware: { BaseMiddleware } };
