using Attune.Core.Benchmarks.Devices;

var folder = new DirectoryInfo(AppContext.BaseDirectory);
while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Attune.slnx")))
{
    folder = folder.Parent;
}

var oracle = Path.Combine(folder?.FullName ?? ".", "tests", "oracles", "user-agents");
if (!Directory.Exists(Path.Combine(oracle, "node_modules")))
{
    Console.Error.WriteLine($"The data to measure with is missing: run `npm ci` in {oracle}.");
    return 1;
}

ClassifierComparison.Run(oracle, Console.Out);
return 0;
