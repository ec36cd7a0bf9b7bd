using Attune.Server.Benchmarks;
using Attune.Server.Benchmarks.Fetching;
using Attune.Server.Benchmarks.Ingesting;

// Prints the tables of docs/performance.md on the server; bench/fetch.sh and bench/ingest.sh put them there.
if (args is ["bare", var url, var answers])
{
    await BareEndpoint.RunAsync(url, answers);
}
else if (args is ["ingest", ..])
{
    Console.Write(await new IngestReport(IngestSizes.Read(new Options(args))).WriteAsync());
}
else
{
    await using var report = new FetchReport(FetchSizes.Read(new Options(args)));
    Console.Write(await report.WriteAsync());
}
