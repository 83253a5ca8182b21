/**
 * The tags of a document → title, base, canonical, robots directives and every link with its anchor.
 *
 * No tree is built; where the tree would decide, these rules stand in for it:
 *
 * - scripting is off, so what `<noscript>` holds counts; what `<template>` holds is not part of the document
 *   (unless it is declarative, `shadowrootmode`), and neither are comments and raw text
 * - the first `<title>` outside SVG, the first `<base href>`, the first `<link rel=canonical>` with an address
 *   count, wherever they stand; all robots metas combine
 * - an anchor is the text from `<a>` to `</a>`, no space added where a tag stood; an `<a>` inside an `<a>`
 *   closes the former, one never closed ends with the document. Of its images the first gives the source, and
 *   the first `alt` that is not empty stands in for missing text. An `<area>` has its own `alt`
 *
 * Source: HTML Living Standard §13.2, as far as `tags.ts` goes.
 */
import { robotsMeta } from '../robots/directives.ts';
import type { Page, PageLink } from './page.ts';
import { isName } from './raw-text.ts';
import { isCanonicalRel, parseRel } from './rel.ts';
import { type TagKind, TagScanner } from './tags.ts';
import { collapse, decodeAttribute, decodeText } from './text.ts';

/** The text of a span of the document: bytes decoded, character references not. */
export type Slice = (from: number, to: number) => string;

/** A title or an anchor is made of at most this much of the document: one never closed costs little. */
const MAX_TEXT_SOURCE = 8 * 1024;

/** Where something stands in a document; `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Told where what is read stands, in the order it is read. */
export interface Places {
  /** Of the next of `Page.links`: from `<a` to behind its `</a>`, or to what ends it; an `<area>` alone. */
  link(span: Span): void;
  /** Of the `<link>` that `Page.canonical` is from. */
  canonical(span: Span): void;
}

/** The `<a>` being read. */
interface OpenAnchor {
  readonly from: number;
  readonly href: string;
  readonly rel: string;
  text: string;
  image: boolean;
  imageSource: string;
  alt: string;
}

/** Reads one document, once. */
export class PageReader {
  private readonly tags: TagScanner;
  private readonly markup: string;
  private readonly slice: Slice;
  private readonly places: Places | undefined;
  /** Spans of the attributes last asked for, in the order asked; −1: absent. */
  private readonly valueFrom = [-1, -1, -1];
  private readonly valueTo = [-1, -1, -1];
  private readonly links: PageLink[] = [];
  private title: string | undefined;
  private base = '';
  private canonical = '';
  private noindex = false;
  private nofollow = false;
  private anchor: OpenAnchor | undefined;
  private anchorBudget = 0;
  /** Depth of `<template>` elements. */
  private inert = 0;
  /** The text that follows belongs to a style or script in SVG, which is not raw text. */
  private muted = false;

  /** @param markup The document, or its bytes as Latin-1. @param slice Offsets are those of `markup`. */
  constructor(markup: string, slice: Slice, places?: Places) {
    this.markup = markup;
    this.slice = slice;
    this.places = places;
    this.tags = new TagScanner(markup);
  }

  read(): Page {
    const { tags } = this;
    for (;;) {
      const kind = tags.next(this.anchor !== undefined);
      if (this.anchor !== undefined) this.addText(this.anchor);
      if (kind === 'end' || !this.readTag(kind)) break;
    }
    this.closeAnchor(this.markup.length);
    const { title = '', base, canonical, noindex, nofollow, links } = this;
    return { title, base, canonical, noindex, nofollow, links };
  }

  /** @returns `false` if the document ended inside the tag, which is then none. */
  private readTag(kind: TagKind): boolean {
    const { tags } = this;
    if (kind === 'style' || kind === 'script') this.muted = tags.foreign && !tags.closing;
    else if (!tags.foreign) this.muted = false;
    if (kind === 'template') return this.readTemplate();
    if (kind === 'other' || this.inert > 0) return tags.finish();
    if (tags.closing) {
      if (!tags.finish()) return false;
      if (kind === 'a') this.closeAnchor(tags.to);
      return true;
    }
    switch (kind) {
      case 'a':
        return this.readAnchor();
      case 'area':
        return this.readArea();
      case 'img':
      case 'image':
        return this.anchor === undefined ? tags.finish() : this.readImage(this.anchor);
      case 'link':
        return this.readLink();
      case 'meta':
        return this.readMeta();
      case 'base':
        return this.readBase();
      case 'title':
        return this.readTitle();
      default:
        return tags.finish();
    }
  }

  private readTemplate(): boolean {
    if (this.tags.closing) {
      if (this.inert > 0) this.inert--;
      return this.tags.finish();
    }
    if (!this.readValues('shadowrootmode')) return false;
    if (this.inert > 0 || !this.has(0)) this.inert++;
    return true;
  }

  private readAnchor(): boolean {
    if (!this.readValues('href', 'rel')) return false;
    const { from } = this.tags;
    this.closeAnchor(from);
    if (!this.has(0)) return true;
    const href = this.value(0).trim();
    const rel = this.value(1);
    this.anchor = { from, href, rel, text: '', image: false, imageSource: '', alt: '' };
    this.anchorBudget = MAX_TEXT_SOURCE;
    return true;
  }

  /** @param to Where it ends, should one be open. */
  private closeAnchor(to: number): void {
    const { anchor } = this;
    if (anchor === undefined) return;
    const { from, href, rel, text, image, imageSource, alt } = anchor;
    this.links.push({ href, anchor: collapse(text) || alt, ...parseRel(rel), image, imageSource });
    this.places?.link({ from, to });
    this.anchor = undefined;
  }

  private addText(anchor: OpenAnchor): void {
    const { textFrom, textTo } = this.tags;
    const length = Math.min(textTo - textFrom, this.anchorBudget);
    if (length === 0 || this.muted || this.inert > 0) return;
    this.anchorBudget -= length;
    anchor.text += decodeText(this.slice(textFrom, textFrom + length));
  }

  private readImage(anchor: OpenAnchor): boolean {
    if (!this.readValues('src', 'alt')) return false;
    if (!anchor.image) anchor.imageSource = this.value(0).trim();
    anchor.image = true;
    if (anchor.alt === '') anchor.alt = collapse(this.value(1));
    return true;
  }

  private readArea(): boolean {
    if (!this.readValues('href', 'rel', 'alt')) return false;
    if (!this.has(0)) return true;
    const href = this.value(0).trim();
    const anchor = collapse(this.value(2));
    this.links.push({ href, anchor, ...parseRel(this.value(1)), image: false, imageSource: '' });
    this.places?.link({ from: this.tags.from, to: this.tags.to });
    return true;
  }

  private readLink(): boolean {
    if (!this.readValues('href', 'rel')) return false;
    if (this.canonical !== '' || !isCanonicalRel(this.value(1))) return true;
    this.canonical = this.value(0).trim();
    if (this.canonical !== '') this.places?.canonical({ from: this.tags.from, to: this.tags.to });
    return true;
  }

  private readMeta(): boolean {
    if (!this.readValues('name', 'content')) return false;
    if (this.value(0).trim().toLowerCase() !== 'robots') return true;
    const { noindex, nofollow } = robotsMeta(this.value(1));
    this.noindex ||= noindex;
    this.nofollow ||= nofollow;
    return true;
  }

  private readBase(): boolean {
    if (!this.readValues('href')) return false;
    if (this.base === '') this.base = this.value(0).trim();
    return true;
  }

  private readTitle(): boolean {
    const { tags } = this;
    if (!tags.finish()) return false;
    if (this.title !== undefined) return true;
    const to = Math.min(tags.rawTo, tags.rawFrom + MAX_TEXT_SOURCE);
    this.title = collapse(decodeText(this.slice(tags.rawFrom, to)));
    return true;
  }

  /** Reads the whole tag, keeping the first attribute of each name. @returns as `finish`. */
  private readValues(...names: readonly string[]): boolean {
    const { tags, markup, valueFrom, valueTo } = this;
    const { attributes } = tags;
    valueFrom.fill(-1);
    valueTo.fill(-1);
    while (attributes.next()) {
      const { nameFrom } = attributes;
      const length = attributes.nameTo - nameFrom;
      for (let i = 0; i < names.length; i++) {
        const name = names[i] ?? '';
        if (name.length !== length || !isName(markup, nameFrom, name)) continue;
        if (valueFrom[i] !== -1) continue;
        valueFrom[i] = attributes.valueFrom;
        valueTo[i] = attributes.valueTo;
      }
    }
    return tags.finish();
  }

  private has(index: number): boolean {
    return this.valueFrom[index] !== -1;
  }

  /** Value of the attribute asked for at `index`; empty when it is missing. */
  private value(index: number): string {
    const from = this.valueFrom[index] ?? -1;
    const to = this.valueTo[index] ?? -1;
    return from < to ? decodeAttribute(this.slice(from, to)) : '';
  }
}
