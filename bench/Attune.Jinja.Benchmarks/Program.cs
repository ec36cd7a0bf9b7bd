using Attune.Jinja.Benchmarks.Measuring;

// Prints the tables of docs/performance.md on templates; bench/templates.sh puts them there.
var pairs = args.Length > 0 ? int.Parse(args[0]) : 7;
var milliseconds = args.Length > 1 ? int.Parse(args[1]) : 150;

using var report = new TemplateReport(pairs, milliseconds);
report.VerifyOutputs();
Console.Write(report.Write());
