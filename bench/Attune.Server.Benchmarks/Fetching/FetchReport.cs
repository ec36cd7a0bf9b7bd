using System.Globalization;
using System.Text;
using Attune.Server.Benchmarks.Load;

namespace Attune.Server.Benchmarks.Fetching;

/// <summary>The table on fetch: Attune in interleaved pairs with the bare endpoint, and with less of itself.</summary>
internal sealed class FetchReport(FetchSizes sizes) : IAsyncDisposable
{
    private const int RequestCount = 8_192;

    private readonly List<ServerProcess> servers = [];
    private readonly string answersFile = Path.GetTempFileName();

    public async Task<string> WriteAsync()
    {
        var text = new StringBuilder();
        var attune = await StartAsync(sizes);
        var load = LoadOf(attune, sizes);
        await File.WriteAllLinesAsync(answersFile, await AnswersAsync(attune, sizes));
        var bare = await StartBareAsync();
        var bareLoad = new LoadGenerator(bare.Address, Requests(bare.Address, sizes), sizes.Connections);
        await WarmAsync(load, load, bareLoad);

        var pairs = await CompareAsync(load, bareLoad);
        text.AppendLine("| | Attune | bare endpoint | ratio |");
        text.AppendLine("| --- | --- | --- | --- |");
        AppendThroughput(text, "requests a second, as many as it can", pairs);
        await AppendLatencyAsync(text, load, bareLoad, Median(pairs.Select(pair => pair.First)) / 2);
        text.AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Attune's peak of memory: {attune.PeakMemory:N0} MiB with {sizes.Users:N0} stored users."
        );
        text.AppendLine();
        await StopAsync(bare);

        text.AppendLine("| what does not cost | requests a second | with less | ratio |");
        text.AppendLine("| --- | --- | --- | --- |");
        var fewUsers = sizes with { Users = sizes.Users / 10, Active = sizes.Active / 10 };
        var small = await StartAsync(fewUsers);
        var smallLoad = LoadOf(small, fewUsers);
        var sameLoad = LoadOf(attune, fewUsers);
        await WarmAsync(sameLoad, smallLoad);
        AppendThroughput(
            text,
            $"{sizes.Users:N0} stored users against {fewUsers.Users:N0}",
            await CompareAsync(sameLoad, smallLoad)
        );
        await StopAsync(attune);

        var many = fewUsers with { Experiences = sizes.Experiences * 10 };
        var large = await StartAsync(many);
        var largeLoad = LoadOf(large, many);
        await WarmAsync(largeLoad, smallLoad);
        AppendThroughput(
            text,
            $"{many.Experiences:N0} experiences against {fewUsers.Experiences:N0}",
            await CompareAsync(largeLoad, smallLoad)
        );
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        File.Delete(answersFile);
    }

    private async Task<ServerProcess> StartAsync(FetchSizes of)
    {
        var server = await FilledServer.StartAsync(of);
        servers.Add(server);
        return server;
    }

    private async Task<ServerProcess> StartBareAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Attune.Server.Benchmarks.dll");
        var server = await ServerProcess.StartAsync(
            address => [program, "bare", address.ToString(), answersFile],
            new Dictionary<string, string>()
        );
        servers.Add(server);
        return server;
    }

    private async Task StopAsync(ServerProcess server)
    {
        servers.Remove(server);
        await server.DisposeAsync();
    }

    private static LoadGenerator LoadOf(ServerProcess server, FetchSizes of) =>
        new(server.Address, Requests(server.Address, of), of.Connections);

    private static byte[][] Requests(Uri address, FetchSizes of) =>
        [
            .. Enumerable
                .Range(0, Math.Max(RequestCount, of.Active))
                .Select(at => ShopData.Request(address, at % of.Active, of.Experiences, at)),
        ];

    // Asks once for every active user, so that they are in memory, and keeps what was answered.
    private static async Task<List<string>> AnswersAsync(ServerProcess server, FetchSizes of)
    {
        var answers = new List<string>();
        using var connection = await Connection.OpenAsync(server.Address);
        foreach (var request in Requests(server.Address, of))
        {
            var body = Connection.BodyOf(await connection.SendAsync(request));
            if (answers.Count < RequestCount)
            {
                answers.Add(Encoding.UTF8.GetString(body));
            }
        }

        if (answers.Any(answer => answer.Split("experience_context").Length != 4))
        {
            throw new InvalidOperationException("An answer does not have three experiences.");
        }

        return answers;
    }

    private async Task WarmAsync(params LoadGenerator[] loads)
    {
        foreach (var load in loads)
        {
            await load.MeasureMaximumAsync(TimeSpan.FromSeconds(sizes.Seconds));
        }
    }

    private async Task<List<(double First, double Second)>> CompareAsync(LoadGenerator first, LoadGenerator second)
    {
        var time = TimeSpan.FromSeconds(sizes.Seconds);
        var pairs = new List<(double, double)>();
        for (var pair = 0; pair < sizes.Pairs; pair++)
        {
            // Who begins changes, since a machine's speed drifts.
            var firstBegins = pair % 2 == 0;
            var one = await (firstBegins ? first : second).MeasureMaximumAsync(time);
            var other = await (firstBegins ? second : first).MeasureMaximumAsync(time);
            pairs.Add(firstBegins ? (one, other) : (other, one));
        }

        return pairs;
    }

    private async Task AppendLatencyAsync(StringBuilder text, LoadGenerator attune, LoadGenerator bare, double rate)
    {
        var time = TimeSpan.FromSeconds(sizes.Seconds);
        var attunes = new List<(double Half, double High)>();
        var bares = new List<(double Half, double High)>();
        for (var pair = 0; pair < sizes.Pairs; pair++)
        {
            attunes.Add(Quantiles(await attune.MeasureLatencyAsync(rate, time)));
            bares.Add(Quantiles(await bare.MeasureLatencyAsync(rate, time)));
        }

        Append("median latency", pair => pair.Half);
        Append("99th percentile", pair => pair.High);

        void Append(string name, Func<(double Half, double High), double> read)
        {
            var ratio = Median(attunes.Zip(bares, (one, other) => read(one) / read(other)));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {name} at {rate:N0} requests a second, open loop | {Median(attunes.Select(read)):F2} ms | {Median(bares.Select(read)):F2} ms | {ratio:F2} |"
            );
        }
    }

    private static (double, double) Quantiles(double[] sorted) =>
        (sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);

    private static void AppendThroughput(StringBuilder text, string name, List<(double First, double Second)> pairs)
    {
        var ratios = pairs.Select(pair => pair.First / pair.Second).Order().ToList();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(pairs.Select(pair => pair.First)):N0} | {Median(pairs.Select(pair => pair.Second)):N0} | {Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2}) |"
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
