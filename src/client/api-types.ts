/**
 * Parameters and answers of every command, by path: made from docs/openapi.json by `npm run client`.
 *
 * Of document 95ad74bb716fdb92760eba6b15c16f3ecbb0825eae6a51637ca950bb8255f77c.
 */
export interface paths {
    readonly "/backlinks/v1.0/get-metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Key statistics of targets
         * @description Number of live backlinks, referring domains, IPs and subnets of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-metrics-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-inlink-rank": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank and Domain InLink Rank of pages
         * @description Ranks of each URL and of its registrable domain, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-inlink-rank-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks of a target
         * @description Live backlinks of the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-refdomains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains of a target
         * @description Hosts with live backlinks to the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-raw-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, page after page
         * @description Live backlinks of the target, up to 100,000 a page. Go on with `next` of each page until one comes without it: no link comes twice, and none is left out that stays. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Aim of the request: root domain, host (subdomain), or URL. */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return on one page.
                         * @default 10000
                         */
                        readonly limit?: number;
                        /** @description Cursor that the page before came with, for the same target, mode and filters. Absent, not empty, for the first page. Usable for at least 24 hours. */
                        readonly next?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /** @description First day a link may have been found on (UTC). */
                        readonly first_seen_from?: string;
                        /** @description Last day a link may have been found on (UTC). */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-raw-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/download-all-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, as a file
         * @description Queues a task that writes all live backlinks of the target to a gzipped CSV file (RFC 4180, UTF-8, a header line, the columns of get-raw-backlinks). Its progress is told by download-all-backlinks-status. A key has one task at a time. Costs 1 unit a row, charged when the file is complete; a key that has fewer units left than there are rows is refused (402). Cells of title, anchor and image_source that begin with =, +, -, @, a tab or a line break get an apostrophe before them, so that no spreadsheet runs them.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/download-all-backlinks-status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How far a task of download-all-backlinks is
         * @description Status of a task and, once it is complete, the address of its file. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description As download-all-backlinks answered it.
                         * @example CB8C36874702C69A767AC086AFD01B1B
                         */
                        readonly task_id: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-status-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-subscription-info": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * State and balance of the key
         * @description The subscription of the key that asks, as it is at this moment. Costs nothing; a key without units left may ask too. GET only.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-subscription-info-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-summary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Extended statistics of targets
         * @description What get-metrics tells of each target, and its ranks, anchors, pages, top-level domains and countries of referring domains. In url mode the rank is that of the page, else of the root page of the host; entries of equal counts are ordered by the other count, then by name. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-summary-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-anchors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Anchors of links to a target
         * @description Anchors of live backlinks to the target; upper and lower case are told apart. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-anchors-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-top-pages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pages of a target that have backlinks
         * @description Pages of the target that live backlinks lead to. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-top-pages-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-referring-ips": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring IP addresses of a target
         * @description Addresses of the pages with live backlinks to the target; pages of unknown address are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-ips-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-broken-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks of a target that lead nowhere
         * @description Live backlinks whose destination answered 404, 410 or 5xx when it was visited last; destinations that were never visited are not known to be broken. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-broken-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-link-intersect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains that several targets have in common
         * @description Hosts with live backlinks to all targets (or to min_targets of them), and with none to any not_target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Root domains, hosts, or URLs that are linked to, 10 at most.
                         * @example [
                         *       "a.example",
                         *       "b.example"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /** @description Root domains, hosts, or URLs that are not linked to, 10 at most. Filters do not hold for links to them: any live one counts. */
                        readonly not_target?: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /** @description How many of the targets must be linked to; empty: all. */
                        readonly min_targets?: number;
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Highest rank, most backlinks to all targets, or most targets linked to, first.
                         * @default domain_inlink_rank
                         * @enum {string}
                         */
                        readonly order_by?: "domain_inlink_rank" | "backlinks" | "targets";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-link-intersect-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks found and lost
         * @description Backlinks of the target that were found or lost between two days, both included: a row for each event, dated by the visit that noticed it. A lost link that returns is new again. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank" | "inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 1000
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-refdomains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains found and lost
         * @description Hosts whose first backlink to the target went live, or whose last live one was lost, between two days, both included: a row for each event. A lost host that links again is new again. With filters, a host is found and lost by the links they leave. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank: highest first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 1000
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks and referring domains over time
         * @description Totals of the target, and what was found and lost, per day, week or month between two days, both included, 10000 days at most; weeks and months at the ends hold only days between them. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description First day, inclusive (UTC); 30 days before the last one when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description One row a day, week (from Monday) or calendar month.
                         * @default by_day
                         * @enum {string}
                         */
                        readonly granularity?: "by_day" | "by_week" | "by_month";
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-history-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-backlinks-count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were found and lost on each day
         * @description The events of get-new-lost-backlinks, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-refdomains-count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many referring domains were found and lost on each day
         * @description The events of get-new-lost-refdomains, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-cumulative-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were live on each day
         * @description Live backlinks of the target at the end of each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-cumulative-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Visits that saw or missed one backlink
         * @description Each visit of the referring page, latest first, with what it said of the link, where its archive lies, and the HTML around the link where that archive is at hand. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Full URL of the referring page.
                         * @example https://www.example.com/page
                         */
                        readonly url_from: string;
                        /**
                         * @description Full URL of the destination, in another registrable domain.
                         * @example https://www.example.com/page
                         */
                        readonly url_to: string;
                        /**
                         * @description Empty: the type of link that is known from this page to this destination; of several href, else canonical.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect" | "canonical";
                        /**
                         * @description Maximum number of visits, latest first.
                         * @default 10
                         */
                        readonly limit?: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-evidence-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Key statistics of targets
         * @description Number of live backlinks, referring domains, IPs and subnets of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-metrics-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank and Domain InLink Rank of pages
         * @description Ranks of each URL and of its registrable domain, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-inlink-rank-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank of pages
         * @description Rank of each URL, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-page-authority-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/domain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Domain InLink Rank of domains
         * @description Rank of the registrable domain of each URL, host or domain, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-domain-authority-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/page/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank of a page over time
         * @description InLink Rank of the URL in force at the end of each day, week or month between two days, both included, as the rank runs left it; -1: not in the graph then. Days before the first rank run whose changes were kept, more than three years ago, or to come are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description First day, inclusive (UTC); 30 days before the last one when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description One row a day, week (from Monday) or calendar month.
                         * @default by_day
                         * @enum {string}
                         */
                        readonly granularity?: "by_day" | "by_week" | "by_month";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-page-authority-history-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/domain/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Domain InLink Rank of a domain over time
         * @description Domain InLink Rank of the registrable domain of the target in force at the end of each day, week or month between two days, both included, as the rank runs left it; -1: not in the graph then. Days before the first rank run whose changes were kept, more than three years ago, or to come are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description First day, inclusive (UTC); 30 days before the last one when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description One row a day, week (from Monday) or calendar month.
                         * @default by_day
                         * @enum {string}
                         */
                        readonly granularity?: "by_day" | "by_week" | "by_month";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-domain-authority-history-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks of a target
         * @description Live backlinks of the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/raw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, page after page
         * @description Live backlinks of the target, up to 100,000 a page. Go on with `next` of each page until one comes without it: no link comes twice, and none is left out that stays. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Aim of the request: root domain, host (subdomain), or URL. */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return on one page.
                         * @default 10000
                         */
                        readonly limit?: number;
                        /** @description Cursor that the page before came with, for the same target, mode and filters. Absent, not empty, for the first page. Usable for at least 24 hours. */
                        readonly next?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /** @description First day a link may have been found on (UTC). */
                        readonly first_seen_from?: string;
                        /** @description Last day a link may have been found on (UTC). */
                        readonly first_seen_to?: string;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first; a link whose rank changes between two pages may come twice or not at all. Absent: by URL, the fastest.
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-raw-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains of a target
         * @description Hosts with live backlinks to the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, as a file
         * @description Queues a task that writes all live backlinks of the target to a gzipped CSV file (RFC 4180, UTF-8, a header line, the columns of get-raw-backlinks). Its progress is told by download-all-backlinks-status. A key has one task at a time. Costs 1 unit a row, charged when the file is complete; a key that has fewer units left than there are rows is refused (402). Cells of title, anchor and image_source that begin with =, +, -, @, a tab or a line break get an apostrophe before them, so that no spreadsheet runs them.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/export/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How far a task of download-all-backlinks is
         * @description Status of a task and, once it is complete, the address of its file. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description As download-all-backlinks answered it.
                         * @example CB8C36874702C69A767AC086AFD01B1B
                         */
                        readonly task_id: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-status-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/account/subscription": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * State and balance of the key
         * @description The subscription of the key that asks, as it is at this moment. Costs nothing; a key without units left may ask too. GET only.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-subscription-info-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/summary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Extended statistics of targets
         * @description What get-metrics tells of each target, and its ranks, anchors, pages, top-level domains and countries of referring domains. In url mode the rank is that of the page, else of the root page of the host; entries of equal counts are ordered by the other count, then by name. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-summary-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/anchors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Anchors of links to a target
         * @description Anchors of live backlinks to the target; upper and lower case are told apart. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-anchors-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/indexed-pages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pages of a target that have backlinks
         * @description Pages of the target that live backlinks lead to. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-top-pages-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/referring-ips": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring IP addresses of a target
         * @description Addresses of the pages with live backlinks to the target; pages of unknown address are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-ips-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of live backlinks
         * @description Number of live backlinks of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-backlinks-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of referring domains (hosts)
         * @description Number of referring domains (hosts) of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-refdomains-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/referring-ips/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of known IP addresses of referring pages
         * @description Number of known IP addresses of referring pages of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-ips-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/referring-subnets/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of known subnets of referring pages, /24 (IPv4) and /48 (IPv6)
         * @description Number of known subnets of referring pages, /24 (IPv4) and /48 (IPv6) of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-subnets-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/domain/distribution": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains of a target by rank
         * @description How many referring domains have each Domain InLink Rank that occurs, lowest first. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description What is counted: hosts of referring pages, or their registrable domains.
                         * @default host
                         * @enum {string}
                         */
                        readonly histogramMode?: "host" | "domain";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-rank-distribution-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks found and lost
         * @description Backlinks of the target that were found or lost between two days, both included: a row for each event, dated by the visit that noticed it. A lost link that returns is new again. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank" | "inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains found and lost
         * @description Hosts whose first backlink to the target went live, or whose last live one was lost, between two days, both included: a row for each event. A lost host that links again is new again. With filters, a host is found and lost by the links they leave. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank: highest first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/history/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were found and lost on each day
         * @description The events of get-new-lost-backlinks, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains/history/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many referring domains were found and lost on each day
         * @description The events of get-new-lost-refdomains, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/history/cumulative": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were live on each day
         * @description Live backlinks of the target at the end of each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-cumulative-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/exports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Tasks of download-all-backlinks, with their progress
         * @description The key's latest 100 tasks, latest first. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-exports-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/host": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What the crawler knows of a host
         * @description Its robots.txt, pause and back-off, its latest answers, and which visits come next and why. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Name of the host, or a URL on it. */
                        readonly host: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-host-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export interface components {
    schemas: {
        readonly "get-metrics-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Distinct subnets of referring pages; unknown addresses do not count. */
                readonly subnets: number;
                /** @description Distinct IP addresses of referring pages; unknown ones do not count. */
                readonly ips: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description Backlinks from .edu domains. */
                readonly edu_backlinks: number;
                /** @description Backlinks from .gov domains. */
                readonly gov_backlinks: number;
            }[];
        };
        readonly "get-inlink-rank-answer": {
            readonly pages: readonly {
                /** @description As it was sent. */
                readonly url: string;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-backlinks-answer": {
            readonly backlinks: readonly {
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used. */
                readonly alt: null;
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image. */
                readonly image_source: string | null;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-refdomains-answer": {
            readonly refdomains: readonly {
                /** @description Host of the referring pages. */
                readonly refdomain: string;
                /** @description Live backlinks from this host to the target. */
                readonly backlinks: number;
                /** @description Those of them not marked nofollow. */
                readonly dofollow_backlinks: number;
                /**
                 * Format: date
                 * @description When the oldest live backlink from this host was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-raw-backlinks-answer": {
            readonly backlinks: readonly {
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used. */
                readonly alt: null;
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image. */
                readonly image_source: string | null;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
            /** @description Cursor of the next page; absent on the last one. */
            readonly next?: string;
        };
        readonly "download-all-backlinks-answer": {
            /**
             * @description queued_for_processing: the task was accepted. rejected: an earlier task of this key is not finished yet.
             * @enum {string}
             */
            readonly task_status: "queued_for_processing" | "rejected";
            /**
             * @description Id of the task; absent when it was rejected.
             * @example CB8C36874702C69A767AC086AFD01B1B
             */
            readonly task_id?: string;
        };
        readonly "download-all-backlinks-status-answer": {
            /**
             * @description rejected: the task could not be done (why: GET /api/exports). task id is unknown or deleted: no task of this key has this id, or its file's time is over.
             * @enum {string}
             */
            readonly task_status: "queued_for_processing" | "processing" | "complete" | "rejected" | "task id is unknown or deleted";
            readonly task_id?: string;
            /**
             * @description Address of the file, when the task is complete. Whoever knows it may fetch it, without a key.
             * @example https://api.example.com/export/pZ3…/example.com-1572280448369.csv.gz
             */
            readonly download_file?: string;
        };
        readonly "get-subscription-info-answer": {
            readonly subscription_info: {
                /**
                 * @description State of the key. Only an active one is answered: the others get 401 or 403.
                 * @enum {string}
                 */
                readonly status: "active" | "inactive" | "expired" | "disabled";
                /**
                 * @description When the key was made: YYYY-MM-DD HH:MM:SS, UTC.
                 * @example 2021-01-25 01:02:03
                 */
                readonly start_date: string;
                /** @description The last second at which the key works: YYYY-MM-DD HH:MM:SS, UTC; null: it never expires. */
                readonly expiration_date: string | null;
                /** @description All units the key may spend; null: unlimited. */
                readonly units_limit: number | null;
                /** @description Units it may still spend; null: unlimited. */
                readonly units_left: number | null;
            };
        };
        readonly "get-summary-answer": {
            readonly summary: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Distinct subnets of referring pages; unknown addresses do not count. */
                readonly subnets: number;
                /** @description Distinct IP addresses of referring pages; unknown ones do not count. */
                readonly ips: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /** @description Distinct anchors, the empty one too. */
                readonly anchors: number;
                /** @description Backlinks from .edu domains. */
                readonly edu_backlinks: number;
                /** @description Referring domains that are .edu. */
                readonly edu_refdomains: number;
                /** @description Backlinks from .gov domains. */
                readonly gov_backlinks: number;
                /** @description Referring domains that are .gov. */
                readonly gov_refdomains: number;
                /** @description Backlinks from pages whose path is / (without a query). */
                readonly from_home_page_backlinks: number;
                /** @description Referring domains with at least one of them. */
                readonly from_home_page_refdomains: number;
                /** @description Those of these backlinks not marked nofollow. */
                readonly dofollow_from_home_page_backlinks: number;
                /** @description Referring domains with a backlink not marked nofollow. */
                readonly dofollow_refdomains: number;
                /** @description Backlinks with a text and without an image that are no redirects. */
                readonly text_backlinks: number;
                /** @description Distinct anchors of backlinks not marked nofollow. */
                readonly dofollow_anchors: number;
                /** @description Backlinks from .edu domains not marked nofollow. */
                readonly dofollow_edu_backlinks: number;
                /** @description Distinct pages of the target that backlinks lead to. */
                readonly pages_with_backlinks: number;
                /** @description The 10 anchors of most backlinks. */
                readonly top_anchors_by_backlinks: readonly {
                    /** @description Empty: links without an anchor. */
                    readonly anchor: string;
                    /** @description Live backlinks. */
                    readonly backlinks: number;
                }[];
                /** @description The 10 of most referring domains. */
                readonly top_anchors_by_refdomains: readonly {
                    /** @description Empty: links without an anchor. */
                    readonly anchor: string;
                    /** @description Referring domains. */
                    readonly refdomains: number;
                }[];
                /** @description The 10 pages with most backlinks. */
                readonly top_pages_by_backlinks: readonly {
                    readonly url: string;
                    /** @description Live backlinks. */
                    readonly backlinks: number;
                }[];
                /** @description The 10 with most referring domains. */
                readonly top_pages_by_refdomains: readonly {
                    readonly url: string;
                    /** @description Referring domains. */
                    readonly refdomains: number;
                }[];
                /** @description The 10 top-level domains of most referring domains. */
                readonly top_tlds: readonly {
                    /** @example com */
                    readonly tld: string;
                    /** @description Referring domains. */
                    readonly count: number;
                }[];
                /** @description The 10 countries of most referring domains; unknown ones are not listed. */
                readonly top_countries: readonly {
                    /**
                     * @description ISO 3166-1 alpha-2 code, by the IP addresses of referring pages.
                     * @example US
                     */
                    readonly country: string;
                    /** @description Referring domains; one counts in each country it was seen in. */
                    readonly count: number;
                }[];
            }[];
        };
        readonly "get-anchors-answer": {
            readonly anchors: readonly {
                /** @description Anchor text, alt text of image links; empty for links without either. */
                readonly anchor: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /**
                 * Format: date
                 * @description When the oldest of the backlinks was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw any of them (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-top-pages-answer": {
            readonly pages: readonly {
                /** @description Destination of the backlinks. */
                readonly url: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /**
                 * Format: date
                 * @description When the oldest of the backlinks was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw any of them (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-referring-ips-answer": {
            readonly ips: readonly {
                /** @description IPv4 or IPv6 address that referring pages were fetched from. */
                readonly ip: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description Its /24 (IPv4) or /48 (IPv6) network. */
                readonly subnet: string;
                /** @description ISO 3166-1 alpha-2 code of its country; null: unknown. */
                readonly country: string | null;
                /**
                 * Format: date
                 * @description When the oldest of the backlinks was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw any of them (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-broken-backlinks-answer": {
            readonly backlinks: readonly {
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used. */
                readonly alt: null;
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image. */
                readonly image_source: string | null;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
                /** @description HTTP status of the destination at its last visit: 404, 410 or 5xx. */
                readonly status: number;
                /**
                 * Format: date
                 * @description Day of that visit (UTC).
                 * @example 2019-10-18
                 */
                readonly status_seen: string;
            }[];
        };
        readonly "get-link-intersect-answer": {
            readonly refdomains: readonly {
                /** @description Host of the referring pages. */
                readonly refdomain: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /** @description Live backlinks to the targets, all together. */
                readonly backlinks: number;
                /** @description Each target, in the order they were sent. */
                readonly targets: readonly {
                    /** @description As it was sent. */
                    readonly target: string;
                    /** @description Live backlinks to it. */
                    readonly backlinks: number;
                }[];
            }[];
        };
        readonly "get-new-lost-backlinks-answer": {
            readonly new_lost_backlinks: readonly {
                /**
                 * Format: date
                 * @description When it was found or lost (UTC).
                 * @example 2019-10-18
                 */
                readonly new_lost_date: string;
                /**
                 * @description new: found, or found again. lost: gone.
                 * @enum {string}
                 */
                readonly new_lost_type: "new" | "lost";
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used; empty. */
                readonly alt: string;
                /**
                 * @description href: found in the page. redirect: an HTTP redirect.
                 * @enum {string}
                 */
                readonly link_type: "href" | "redirect";
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image; empty without one. */
                readonly image_source: string;
                /**
                 * @description Why it was lost; empty when it is new. page_not_found: the referring page answered 404 or 410. crawl_error: it refused or failed several visits in a row. page_dropped: it was taken out of the index. redirect: it redirects. not_canonical: its canonical link names another page. noindex: it says noindex. link_removed: it does not carry the link any more, or the redirect is no more. broken_redirect: the redirect that was the link leads nowhere. other: anything else.
                 * @enum {string}
                 */
                readonly reason_lost: "" | "page_not_found" | "crawl_error" | "page_dropped" | "redirect" | "not_canonical" | "noindex" | "link_removed" | "broken_redirect" | "other";
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit ever that saw the link (UTC), however often it was lost since.
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
            }[];
        };
        readonly "get-new-lost-refdomains-answer": {
            readonly new_lost_refdomains: readonly {
                /**
                 * Format: date
                 * @description When its first backlink was found or its last live one lost (UTC).
                 * @example 2019-10-18
                 */
                readonly new_lost_date: string;
                /**
                 * @description new: found, or found again. lost: gone.
                 * @enum {string}
                 */
                readonly new_lost_type: "new" | "lost";
                /** @description Host of the referring pages. */
                readonly refdomain: string;
                /** @description Its live backlinks to the target; of a host that was lost since, the most it had at once on the day it was lost. */
                readonly backlinks: number;
                /** @description The same of those not marked nofollow. */
                readonly dofollow_backlinks: number;
                /**
                 * Format: date
                 * @description When its oldest live backlink was found (UTC); of a host that was lost since, its oldest one ever.
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-history-answer": {
            readonly history: readonly {
                /**
                 * Format: date
                 * @description First day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date_from: string;
                /**
                 * Format: date
                 * @description Last day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date_to: string;
                /** @description Backlinks live at the end of the last day. */
                readonly backlinks: number;
                /** @description Hosts with live backlinks at the end of the last day. */
                readonly refdomains: number;
                /** @description Backlinks found in these days, those that returned included. */
                readonly new_backlinks: number;
                /** @description Backlinks lost in these days. */
                readonly lost_backlinks: number;
                /** @description Hosts whose first live backlink was found in these days. */
                readonly new_refdomains: number;
                /** @description Hosts whose last live backlink was lost in these days. */
                readonly lost_refdomains: number;
            }[];
        };
        readonly "get-new-lost-backlinks-count-answer": {
            readonly new_lost_backlinks_count: readonly {
                /**
                 * Format: date
                 * @description The day (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description Found on this day; 0 when only lost ones are asked for. */
                readonly new: number;
                /** @description Lost on this day; 0 when only new ones are asked for. */
                readonly lost: number;
            }[];
        };
        readonly "get-new-lost-refdomains-count-answer": {
            readonly new_lost_refdomains_count: readonly {
                /**
                 * Format: date
                 * @description The day (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description Found on this day; 0 when only lost ones are asked for. */
                readonly new: number;
                /** @description Lost on this day; 0 when only new ones are asked for. */
                readonly lost: number;
            }[];
        };
        readonly "get-cumulative-backlinks-answer": {
            readonly backlinks_count: readonly {
                /**
                 * Format: date
                 * @description The day (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description Backlinks live when it ended. */
                readonly backlinks: number;
            }[];
        };
        readonly "get-evidence-answer": {
            readonly visits: readonly {
                /** @description Page that was visited: the referring page, or for a redirect another page on its way. */
                readonly url: string;
                /**
                 * Format: date-time
                 * @description When (UTC).
                 * @example 2019-10-18T12:30:00Z
                 */
                readonly visited_at: string;
                /**
                 * @description What the page links by.
                 * @enum {string}
                 */
                readonly link_type: "href" | "redirect" | "canonical";
                /**
                 * @description found: it is there and counts. not_counted: it is there, on a page whose links do not count. missing: it is not there. failed: the visit did not see what the page carries.
                 * @enum {string}
                 */
                readonly verdict: "found" | "not_counted" | "missing" | "failed";
                /**
                 * @description Why it was not found: as for lost backlinks (link_removed: the page carries no such link); refused, failed: this visit, and not yet often enough in a row for a loss; body_unknown: unchanged since a visit that is not known.
                 * @enum {string|null}
                 */
                readonly reason: "page_not_found" | "crawl_error" | "page_dropped" | "redirect" | "not_canonical" | "noindex" | "link_removed" | "broken_redirect" | "other" | "refused" | "failed" | "body_unknown" | null;
                /**
                 * @description What this visit made of the backlink.
                 * @enum {string|null}
                 */
                readonly event: "new" | "lost" | null;
                /**
                 * @description What the page answered.
                 * @enum {string}
                 */
                readonly outcome: "page" | "unchanged" | "redirect" | "broken-redirect" | "not-found" | "refused" | "failed";
                /** @description HTTP status; 0: no answer. */
                readonly status: number;
                /** @description Address that answered. */
                readonly ip: string | null;
                /**
                 * @description What the visit was read from.
                 * @enum {string|null}
                 */
                readonly source: "warc" | "arc" | "wat" | "crawl" | "recheck" | null;
                /** @description Name of the archive's file. */
                readonly archive: string | null;
                /** @description Where in it the record begins, in bytes. */
                readonly offset: number | null;
                /** @description Bytes of the record as stored; 0: unknown. */
                readonly length: number | null;
                /** @description Name of the record that shows the link, where it could be read. */
                readonly record_id: string | null;
                /**
                 * Format: date-time
                 * @description Visit whose answer shows the link: this one, or for an unchanged page the one whose body it repeats.
                 * @example 2019-10-18T12:30:00Z
                 */
                readonly shown_at: string | null;
                /** @description How often the page links there. */
                readonly occurrences: number | null;
                /** @description The link as the page writes it, with the HTML around it; text of a stranger, to be escaped where it is shown. */
                readonly html: string | null;
                /** @description Value of the HTTP header that links: Location, or Link of a canonical page. */
                readonly header: string | null;
                /**
                 * @description Why there is no HTML. no_link: the visit saw no link. in_header: see header. no_body: the archive does not hold pages (WAT). not_at_hand: no archive was kept, or not on this machine. too_large. changed: the file holds something else by now.
                 * @enum {string|null}
                 */
                readonly no_html: "no_link" | "in_header" | "no_body" | "not_at_hand" | "too_large" | "changed" | null;
            }[];
        };
        readonly "get-page-authority-answer": {
            readonly pages: readonly {
                /** @description As it was sent. */
                readonly url: string;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
            }[];
        };
        readonly "get-domain-authority-answer": {
            readonly pages: readonly {
                /** @description As it was sent. */
                readonly url: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-page-authority-history-answer": {
            readonly ranks: readonly {
                /**
                 * Format: date
                 * @description Last day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
            }[];
        };
        readonly "get-domain-authority-history-answer": {
            readonly ranks: readonly {
                /**
                 * Format: date
                 * @description Last day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-backlinks-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of live backlinks. */
                readonly backlinks: number;
            }[];
        };
        readonly "get-refdomains-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of referring domains (hosts). */
                readonly refdomains: number;
            }[];
        };
        readonly "get-referring-ips-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of known IP addresses of referring pages. */
                readonly ips: number;
            }[];
        };
        readonly "get-referring-subnets-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of known subnets of referring pages, /24 (IPv4) and /48 (IPv6). */
                readonly subnets: number;
            }[];
        };
        readonly "get-rank-distribution-answer": {
            readonly histogram: readonly {
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /** @description Referring domains of this rank. */
                readonly refdomains: number;
            }[];
        };
        readonly "get-exports-answer": {
            readonly exports: readonly {
                readonly task_id: string;
                /** @enum {string} */
                readonly task_status: "queued_for_processing" | "processing" | "complete" | "rejected";
                /** @description Why it was rejected. units: the rows cost more than was left. disk_full: no space for the file. interrupted, unexpected: it was begun several times in vain. */
                readonly reason: string | null;
                readonly target: string;
                readonly mode: string;
                /** @description Rows written so far. */
                readonly rows: number;
                /** @description Rows there were when it was begun; null before. */
                readonly rows_total: number | null;
                readonly percent: number;
                /** @description Size of the file. */
                readonly bytes: number | null;
                /** Format: date-time */
                readonly created: string;
                /** @description Time. */
                readonly finished: string | null;
                /** @description Time from which on the task is unknown and its file is gone. */
                readonly expires: string | null;
                /** @description Address of the file. */
                readonly download_file: string | null;
            }[];
        };
        readonly "get-host-answer": {
            readonly host: {
                readonly host: string;
                /** @description Pages visited, by crawls or in archives. */
                readonly visited_pages: number;
                /** @description Addresses heard of and never visited. */
                readonly unseen_pages: number;
                /** @description Requests of crawls so far. */
                readonly requests: number;
                /** @description Pause after the latest request. */
                readonly delay_ms: number;
                /** @description As robots.txt asks. */
                readonly crawl_delay_ms: number | null;
                /** @description Most of that which is kept to, a setting. */
                readonly max_crawl_delay_ms: number;
                /** @description Until when the host is left alone. */
                readonly backoff_until: string | null;
                /** @description Answers in a row that asked for that, or failures to connect. */
                readonly backoffs: number;
                readonly robots_files: readonly {
                    /** @description Scheme, host and port it holds for. */
                    readonly origin: string;
                    /**
                     * Format: date-time
                     * @description When it was asked for.
                     */
                    readonly fetched_at: string;
                    /** @description HTTP status at the end of its redirects; 0: no answer. */
                    readonly status: number;
                    readonly text: string;
                }[];
                readonly last_answers: readonly {
                    /**
                     * Format: date-time
                     * @description When it came.
                     */
                    readonly at: string;
                    readonly url: string;
                    /** @description HTTP status, or why there was no answer. */
                    readonly answer: number | string;
                    /** @description Time to the head of the answer. */
                    readonly ms: number;
                }[];
                /** @description By reason, how often pages and sitemaps were due and not asked for, and how many addresses are not to be visited at all. */
                readonly skipped: {
                    readonly [key: string]: number;
                };
                readonly next_visits: readonly {
                    readonly url: string;
                    /**
                     * Format: date-time
                     * @description When it is due.
                     */
                    readonly at: string;
                    /** @description What the time follows from: the outcome before, or why the page was put off. */
                    readonly why: string;
                    /** @description Refusals and failures in a row. */
                    readonly failures: number;
                }[];
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}

/** Paths that take GET alone. */
export const GET_ONLY: readonly string[] = [
  "/backlinks/v1.0/get-raw-backlinks",
  "/backlinks/v1.0/get-subscription-info",
  "/v1/backlinks/raw",
  "/v1/account/subscription"
];
