// The lesson's Python program as files: {form, type, name(file)}.
export const programFiles = [
  {form: 'script', type: 'text/x-python', name: (file) => file},
  {form: 'notebook', type: 'application/x-ipynb+json', name: (file) => file.replace(/\.py$/, '.ipynb')},
];
