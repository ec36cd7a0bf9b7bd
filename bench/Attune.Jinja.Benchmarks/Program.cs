using Attune.Jinja.Benchmarks.Measuring;

// Prints the tables of docs/performance.md on templates; bench/templates.sh puts them there.
using var report = new TemplateReport(MeasuringPlan.Parse(args));
report.VerifyOutputs();
Console.Write(report.Write());
foreach (var goal in report.Missed)
{
    Console.Error.WriteLine("missed: " + goal);
}
