// Turns a QTI 2.1 package into one of QTI 3.0, as players want it: node qti30.mjs IN.zip OUT.zip
import { convertPackageFile } from "@citolab/qti-convert/qti-convert-node";

const [from, to] = process.argv.slice(2);
await convertPackageFile(from, to);
