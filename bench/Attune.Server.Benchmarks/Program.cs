using Attune.Server.Benchmarks;
using Attune.Server.Benchmarks.Fetching;

// Compares the server with a bare endpoint; bench/fetch.sh puts the table into docs/performance.md.
if (args is ["bare", var url, var answers])
{
    await BareEndpoint.RunAsync(url, answers);
    return;
}

var sizes = FetchSizes.Read(args);
await using var report = new FetchReport(sizes);
Console.Write(await report.WriteAsync());
