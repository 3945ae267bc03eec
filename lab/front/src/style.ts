/** Style sheets in their order: JupyterLab's, then our own. */
import "@lumino/widgets/style/index.css";
import "@jupyterlab/ui-components/style/base.css";
import "@jupyterlab/apputils/style/base.css";
import "@jupyterlab/codeeditor/style/base.css";
import "@jupyterlab/codemirror/style/base.css";
import "@jupyterlab/rendermime/style/base.css";
import "@jupyterlab/outputarea/style/base.css";
import "@jupyterlab/cells/style/base.css";
import "@jupyterlab/notebook/style/base.css";
import "@jupyterlab/completer/style/base.css";
import "@jupyterlab/documentsearch/style/base.css";
import "@jupyterlab/tooltip/style/base.css";
import "./lab.css";
