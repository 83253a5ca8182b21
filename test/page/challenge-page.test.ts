import { describe, expect, it } from 'vitest';
import { isChallengePage } from '../../src/page/challenge-page.ts';
import { parseHtml } from '../../src/page/html.ts';

const isChallenge = (html: string) => isChallengePage(parseHtml(html), Buffer.from(html));

/** The shapes of challenges that came with status 200 or 202, shortened. */
const CHALLENGES = {
  Cloudflare: `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
    <meta name="robots" content="noindex,nofollow"></head><body><noscript>Enable JavaScript and cookies to continue</noscript>
    <script>(function(){window._cf_chl_opt = {cvId: '3',cZone: 'a.test',cType: 'managed'};}());</script></body></html>`,
  Imperva: `<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW">
    <script type="text/javascript" src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script></head>
    <body style="margin:0px"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=22&xinfo=4-9" frameborder=0>
    Request unsuccessful. Incapsula incident ID: 860-379</iframe></body></html>`,
  DataDome: `<html lang="en"><head><title>a.test</title></head><body style="margin:0"><p id="cmsg">Please enable JS</p>
    <script data-cfasync="false">var dd={'rt':'c','cid':'AHr','t':'fe','host':'geo.captcha-delivery.com'}</script>
    <script data-cfasync="false" src="https://ct.captcha-delivery.com/c.js"></script></body></html>`,
  HUMAN: `<title>Access to this page has been denied</title><h1>Before we continue...</h1><div class="x" id="px-captcha"></div>
    <script>window._pxAppId = 'PX1';</script>`,
  'AWS WAF': `<!DOCTYPE html><html><head><script type="text/javascript">
    window.awsWafCookieDomainList = []; window.gokuProps = {"key":"AQ","iv":"D5"};</script>
    <script src="https://1.token.awswaf.com/1/2/3/challenge.js"></script></head><body><div id="challenge-container"></div></body>`,
  Akamai: `<!DOCTYPE html><html lang="en"><body><script type="text/javascript" src="/Wjv3/a-27?v=76fd&t=7410"></script>
    <div id="sec-if-cpt-container" role="main" style="display:none"><p>Powered and protected by</p>
    <a href="https://www.akamai.com/">Akamai</a></div></body></html>`,
  SiteGround: `<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh"
    content="0;/.well-known/sgcaptcha/?r=%2F&y=ipc:192.0.2.1:1789"></meta></head></html>`,
  Sucuri: `<html><title>You are being redirected...</title><noscript>Javascript is required.</noscript>
    <script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='cz0i';</script></html>`,
  Anubis: `<!doctype html><html><head><title>Making sure you're not a bot!</title>
    <script id="anubis_challenge" type="application/json">{"rules":{"algorithm":"fast"}}</script></head>
    <body><a href="https://techaro.lol">Techaro</a></body></html>`,
};

/** Pages that have something of a challenge, and are none. */
const PAGES = {
  'of a site with the detections of Cloudflare': `<title>Just a moment in time</title><p>A poem.</p>
    <script>(function(){window['__CF$cv$params']={r:'8',t:'M'};var a=document.createElement('script');
    a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';})();</script>`,
  'of a site with the loader of Imperva': `<p>An article.</p>
    <script type="text/javascript" src="/_Incapsula_Resource?SWJIYLWA=719d&ns=1&cb=2" async></script>`,
  'of a site with the tags of DataDome': `<script>window.ddjskey='A';window.ddoptions={}</script>
    <script src="https://js.datadome.co/tags.js"></script><p>Shop</p>`,
  'of a site with the SDKs of AWS WAF and HUMAN': `<script src="https://1.edge.sdk.awswaf.com/1/2/challenge.js"></script>
    <script>AwsWafIntegration.getToken(); window._pxAppId='PX1'</script><p>Shop</p>`,
  'that tells of challenges': `<h1>How Cloudflare works</h1><p>It sets window._cf_chl_opt = {} and var dd={'rt':</p>
    <pre>&lt;div id="sec-if-cpt-container"&gt; &lt;iframe src="/_Incapsula_Resource?x"&gt;</pre>`,
  'with links': `${CHALLENGES.Akamai}${'<a href="https://other.test/">x</a>'.repeat(6)}`,
  'that is long': `${CHALLENGES.HUMAN}${'<p>text</p>'.repeat(10_000)}`,
  'without anything': '',
};

describe('isChallengePage', () => {
  it.each(Object.entries(CHALLENGES))('knows the challenge of %s', (_, html) => {
    expect(isChallenge(html)).toBe(true);
  });

  it.each(Object.entries(PAGES))('takes no page for one %s', (_, html) => {
    expect(isChallenge(html)).toBe(false);
  });
});
