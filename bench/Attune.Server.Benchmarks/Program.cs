using Attune.Server.Benchmarks;
using Attune.Server.Benchmarks.Fetching;

// Compares the server with a bare endpoint; bench/fetch.sh puts the table into docs/performance.md.
if (args is ["bare", var url, var answers])
{
    await BareEndpoint.RunAsync(url, answers);
    return;
}

if (args is ["load", var target, var seconds, ..])
{
    var address = new Uri(target);
    var small = FetchSizes.Read(args);
    var requests = Enumerable
        .Range(0, small.Active)
        .Select(at => ShopData.Request(address, at, small.Experiences, at))
        .ToArray();
    var generator = new Attune.Server.Benchmarks.Load.LoadGenerator(address, requests, small.Connections);
    Console.WriteLine(await generator.MeasureMaximumAsync(TimeSpan.FromSeconds(double.Parse(seconds))));
    return;
}

var sizes = FetchSizes.Read(args);
await using var report = new FetchReport(sizes);
Console.Write(await report.WriteAsync());
