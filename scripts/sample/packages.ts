/**
 * The documentation packages the bundled sample is made from: what Debian calls them, the version that
 * was used, the licence of their pages, and the place on the web that the pages are a copy of.
 *
 * The home of a package is what its own canonical links, `html_baseurl`, or the links of other packages
 * name. Packages whose `Files: *` is GPL, LGPL, GFDL, MPL or CC BY-SA are left out, and so are those
 * whose pages carry a canonical link that contradicts their home (Django REST framework).
 */

export interface SamplePackage {
  readonly name: string;
  /** Debian version; pinned, so that the same pages come out on another day. */
  readonly version: string;
  /** SPDX identifier; `public-domain` where the authors disclaim copyright. */
  readonly licence: string;
  /** Folder of the pages below `/usr/share/doc`. */
  readonly folder: string;
  /** URL that the folder is a copy of, with a slash at the end. */
  readonly home: string;
}

const TABLE = `
python3.11-doc                  3.11.2-6+deb12u9      PSF-2.0         python3.11/html                      https://docs.python.org/3/
python-flask-doc                2.2.2-3               BSD-3-Clause    python-flask-doc/html                https://flask.palletsprojects.com/en/2.2.x/
python-jinja2-doc               3.1.2-1+deb12u3       BSD-3-Clause    python-jinja2-doc/html               https://jinja.palletsprojects.com/en/3.1.x/
python-werkzeug-doc             2.2.2-3+deb12u1       BSD-3-Clause    python-werkzeug-doc/html             https://werkzeug.palletsprojects.com/en/2.2.x/
python-click-doc                8.1.3-2               BSD-3-Clause    python-click-doc/html                https://click.palletsprojects.com/en/8.1.x/
flask-sqlalchemy-doc            3.0.3-1               BSD-3-Clause    flask-sqlalchemy-doc/html            https://flask-sqlalchemy.palletsprojects.com/en/3.0.x/
flask-migrate-doc               4.0.4-1               MIT             flask-migrate-doc/html               https://flask-migrate.readthedocs.io/en/latest/
python-wtforms-doc              3.0.1-2               BSD-3-Clause    python-wtforms-doc/html              https://wtforms.readthedocs.io/en/3.0.x/
python-quart-doc                0.18.3-2              MIT             python-quart-doc/html                https://pgjones.gitlab.io/quart/
python-requests-doc             2.28.1+dfsg-1         Apache-2.0      python-requests-doc/html             https://requests.readthedocs.io/en/latest/
python-requests-toolbelt-doc    0.10.1-1              Apache-2.0      python-requests-toolbelt-doc/html    https://toolbelt.readthedocs.io/en/latest/
python-requests-oauthlib-doc    1.3.0+ds-1            ISC             python-requests-oauthlib-doc/html    https://requests-oauthlib.readthedocs.io/en/latest/
python-treq-doc                 22.2.0-0.1            MIT             python-treq-doc/html                 https://treq.readthedocs.io/en/latest/
python-pytest-doc               7.2.1-2               MIT             python-pytest-doc/html               https://docs.pytest.org/en/stable/
python-coverage-doc             6.5.0+dfsg1-2         Apache-2.0      python-coverage-doc/html             https://coverage.readthedocs.io/en/latest/
python-testfixtures-doc         7.0.4-1               MIT             python3-testfixtures/html            https://testfixtures.readthedocs.io/en/latest/
python-attr-doc                 22.2.0-1              MIT             python-attr-doc/html                 https://www.attrs.org/en/stable/
python-cattrs-doc               22.2.0-1              MIT             python-cattrs-doc/html               https://cattrs.readthedocs.io/en/latest/
python-structlog-doc            22.3.0-2              Apache-2.0      python-structlog-doc/html            https://www.structlog.org/en/stable/
python-argon2-doc               21.1.0-2              MIT             python-argon2-doc/html               https://argon2-cffi.readthedocs.io/en/stable/
python-sqlalchemy-doc           1.4.46+ds1-1          MIT             python-sqlalchemy-doc/html           https://docs.sqlalchemy.org/en/14/
python-sqlalchemy-utils-doc     0.38.2-2              BSD-3-Clause    python-sqlalchemy-utils-doc/html     https://sqlalchemy-utils.readthedocs.io/en/latest/
python-mako-doc                 1.2.4+ds-1            MIT             python-mako-doc/html                 https://docs.makotemplates.org/en/latest/
sphinx-doc                      5.3.0-4               BSD-2-Clause    sphinx-doc/html                      https://www.sphinx-doc.org/en/master/
docutils-doc                    0.19+dfsg-6           public-domain   docutils-doc/docs                    https://docutils.sourceforge.io/docs/
python-pil-doc                  9.4.0-1.1+deb12u1     HPND            python-pil-doc/html                  https://pillow.readthedocs.io/en/stable/
python-xarray-doc               2023.01.0-1.1         Apache-2.0      python-xarray-doc/html               https://docs.xarray.dev/en/stable/
python-dask-doc                 2022.12.1+dfsg-2      BSD-3-Clause    python-dask-doc/html                 https://docs.dask.org/en/stable/
python-distributed-doc          2022.12.1+ds.1-3      BSD-3-Clause    python-distributed-doc/html          https://distributed.dask.org/en/stable/
python-h5py-doc                 3.7.0-8               BSD-3-Clause    python-h5py-doc/html                 https://docs.h5py.org/en/stable/
python-patsy-doc                0.5.3-1               BSD-2-Clause    python-patsy-doc/html                https://patsy.readthedocs.io/en/latest/
python-imageio-doc              2.4.1-5               BSD-2-Clause    python-imageio-doc/html              https://imageio.readthedocs.io/en/stable/
python-tornado-doc              6.2.0-3+deb12u4       Apache-2.0      python-tornado-doc/html              https://www.tornadoweb.org/en/stable/
twisted-doc                     22.4.0-4+deb12u1      MIT             twisted-doc/html                     https://docs.twisted.org/en/stable/
python-aiohttp-doc              3.8.4-1+deb12u2       Apache-2.0      python-aiohttp-doc/html              http://docs.aiohttp.org/en/stable/
python-yarl-doc                 1.8.2-1               Apache-2.0      python-yarl-doc/html                 https://yarl.aio-libs.org/en/stable/
python-gevent-doc               22.10.2-3             MIT             python-gevent-doc/html               https://www.gevent.org/
python-cryptography-doc         38.0.4-3+deb12u1      Apache-2.0      python-cryptography-doc/html         https://cryptography.io/en/latest/
python-openssl-doc              23.0.0-1              Apache-2.0      python-openssl-doc/html              https://www.pyopenssl.org/en/stable/
python-nacl-doc                 1.5.0-2               Apache-2.0      python-nacl-doc/html                 https://pynacl.readthedocs.io/en/latest/
python-jsonschema-doc           4.10.3-1              MIT             python-jsonschema-doc/html           https://python-jsonschema.readthedocs.io/en/stable/
python-ipython-doc              8.5.0-4               BSD-3-Clause    python-ipython-doc/html              https://ipython.readthedocs.io/en/stable/
python-traitlets-doc            5.5.0-1               BSD-3-Clause    python-traitlets-doc/html            https://traitlets.readthedocs.io/en/stable/
python-nbconvert-doc            6.5.3-3               BSD-3-Clause    python-nbconvert-doc/html            https://nbconvert.readthedocs.io/en/latest/
python-babel-doc                2.10.3-1              BSD-3-Clause    python-babel-doc/html                https://babel.pocoo.org/en/latest/
python-pygments-doc             2.14.0+dfsg-1         BSD-2-Clause    python-pygments-doc/html             https://pygments.org/
mkdocs-doc                      1.4.2+dfsg-2          BSD-2-Clause    mkdocs/html                          https://www.mkdocs.org/
python-scrapy-doc               2.8.0-2               BSD-3-Clause    python-scrapy-doc/html               https://docs.scrapy.org/en/latest/
python-webob-doc                1:1.8.6-3             MIT             python-webob-doc                     https://docs.pylonsproject.org/projects/webob/en/stable/
python-pymysql-doc              1.0.2-2+deb12u1       MIT             python-pymysql-doc/html              https://pymysql.readthedocs.io/en/latest/
python-pymongo-doc              3.11.0-1+deb12u1      Apache-2.0      python-pymongo-doc/html              https://pymongo.readthedocs.io/en/stable/
python-mongoengine-doc          0.24.2-4              MIT             python-mongoengine-doc/html          http://docs.mongoengine.org/en/latest/
python-django-filters-doc       23.1-1                BSD-3-Clause    python-django-filters-doc/html       https://django-filter.readthedocs.io/en/stable/
python-django-debug-toolbar-doc 1:3.8.1-1             BSD-3-Clause    python-django-debug-toolbar-doc/html https://django-debug-toolbar.readthedocs.io/en/latest/
python-black-doc                23.1.0-1              MIT             python-black-doc/html                https://black.readthedocs.io/en/stable/
python-typer-doc                0.7.0-1               MIT             python-typer-doc/html                https://typer.tiangolo.com/
python-factory-boy-doc          2.11.1-5              MIT             python-factory-boy-doc/html          https://factoryboy.readthedocs.io/en/latest/
python-pexpect-doc              4.8.0-4               ISC             python-pexpect-doc/html              https://pexpect.readthedocs.io/en/stable/
python-tinycss2-doc             1.2.1-2               BSD-3-Clause    python-tinycss2-doc/html             https://doc.courtbouillon.org/tinycss2/stable/
python-cssselect2-doc           0.7.0-1               BSD-3-Clause    python-cssselect2-doc/html           https://doc.courtbouillon.org/cssselect2/stable/
python-cffi-doc                 1.15.1-5              MIT             python-cffi-doc/html                 https://cffi.readthedocs.io/en/latest/
cython-doc                      0.29.32-2             Apache-2.0      cython-doc/html                      https://cython.readthedocs.io/en/latest/
xonsh-doc                       0.13.4+dfsg-1         BSD-2-Clause    xonsh-doc/html                       https://xon.sh/
sqlite3-doc                     3.40.1-2+deb12u2      public-domain   sqlite3                              https://www.sqlite.org/
postgresql-doc-15               15.20-0+deb12u1       PostgreSQL      postgresql-doc-15/html               https://www.postgresql.org/docs/15/
nodejs-doc                      18.20.4+dfsg-1~deb12u3 MIT            nodejs/api                           https://nodejs.org/docs/latest-v18.x/api/
apache2-doc                     2.4.71-1~deb12u1      Apache-2.0      apache2-doc/manual                   https://httpd.apache.org/docs/2.4/
varnish-doc                     7.1.1-2+deb12u1       BSD-2-Clause    varnish/html                         https://varnish-cache.org/docs/7.1/
h2o-doc                         2.2.5+dfsg2-7         MIT             h2o                                  https://h2o.examp1e.net/
s6-doc                          2.11.3.2-1            ISC             s6                                   https://skarnet.org/software/s6/
llvm-14-doc                     1:14.0.6-12           Apache-2.0 WITH LLVM-exception llvm-14-doc/html      https://llvm.org/docs/
`;

/** All packages, in the order of the table. */
export const SAMPLE_PACKAGES: readonly SamplePackage[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    // The licence is what stands between the version and the last two columns: it may hold spaces.
    const [name = '', version = '', ...rest] = line.split(/\s+/);
    const home = rest.pop() ?? '';
    const folder = rest.pop() ?? '';
    return { name, version, licence: rest.join(' '), folder, home };
  });
