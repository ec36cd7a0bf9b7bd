using System.Text;
using System.Text.Json;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Core.Workspaces;
using Attune.Server.Hosting;
using Attune.Server.Import;
using Attune.Server.Tests.Management;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Import;

public sealed class ImportRunTests
{
    private const string Header = "id,title,link,image_link,price\n";

    [Fact]
    public async Task CsvFile_IsImported_AndEveryBadRowIsReportedWithItsLine()
    {
        await using var shop = await Shop.OpenAsync();
        var text =
            "\uFEFF"
            + Header
            + Row(1)
            + "2,\"open,l,i,1\n"
            + Row(3)
            + "4,T,l,i,cheap\n"
            + "5,T\n"
            + "6,,l,i,\n"
            + Row(7);
        var import = await shop.ImportAsync("items.csv", text);
        Assert.Equal((3, 4), (import.Imported, import.Rejected));
        Assert.Equal(["1", "3", "7"], await shop.IdsAsync());
        Assert.Equal(
            [
                "3: A quoted field",
                "5: price is not a double: cheap",
                "6: The record has 2",
                "7: missing or empty: title",
            ],
            shop.Rejects().Select(row => row[..Math.Min(row.Length, 31)].Trim()).Select(Cut)
        );

        static string Cut(string row) =>
            row.StartsWith("3:", StringComparison.Ordinal) ? row[..17]
            : row.StartsWith("6:", StringComparison.Ordinal) ? row[..19]
            : row;
    }

    [Fact]
    public async Task JsonLines_AreImported_WithColumnsRenamed()
    {
        await using var shop = await Shop.OpenAsync();
        var text =
            "{\"sku\":1,\"title\":\"A\",\"link\":\"l\",\"image_link\":\"i\",\"price\":1.50,\"noise\":[1]}\n"
            + "not json\n"
            + "{\"sku\":\"\\ud800\"}\n";
        var import = await shop.ImportAsync("items.jsonl", text, "sku=id", "noise=");
        Assert.Equal((1, 2), (import.Imported, import.Rejected));
        Assert.Equal("""{"id":"1","title":"A","link":"l","image_link":"i","price":1.50}""", await shop.JsonAsync("1"));
    }

    [Fact]
    public async Task StoppedImport_GoesOnWhereItWas_AndFindsItsRejectedRows()
    {
        await using var shop = await Shop.OpenAsync();
        var text = new StringBuilder(Header);
        for (var at = 0; at < 5_000; at++)
        {
            text.Append(at % 1_000 == 3 ? "bad\n" : Row(at));
        }
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            shop.ImportAsync(
                "items.csv",
                text.ToString(),
                progress: import =>
                {
                    if (import.Offset > 0)
                    {
                        stop.Cancel();
                    }
                },
                stop: stop.Token
            )
        );
        var offsets = new List<long>();
        var import = await shop.ImportAgainAsync("items.csv", again => offsets.Add(again.Offset));
        Assert.True(offsets[0] > 0);
        Assert.Equal((4_995, 5), (import.Imported, import.Rejected));
        Assert.Equal(4_995, (await shop.IdsAsync()).Count);
        Assert.Equal(["5", "1005", "2005", "3005", "4005"], shop.Rejects().Select(row => row.Split(':')[0]));
    }

    [Fact]
    public async Task FinishedFile_ImportedAgain_ReplacesItsItems()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.ImportAsync("items.csv", Header + Row(1) + Row(2));
        var import = await shop.ImportAgainAsync("items.csv", static _ => { });
        Assert.Equal(2, import.Imported);
        Assert.Equal(["1", "2"], await shop.IdsAsync());
    }

    [Fact]
    public async Task HeaderThatDoesNotFit_IsRefusedBeforeAnythingIsWritten()
    {
        await using var shop = await Shop.OpenAsync();
        var unknown = await Assert.ThrowsAsync<OperatorException>(() =>
            shop.ImportAsync("items.csv", "id,title,link,image_link,colour\n")
        );
        Assert.Contains("colour", unknown.Message);
        var missing = await Assert.ThrowsAsync<OperatorException>(() => shop.ImportAsync("other.csv", "id,link\n"));
        Assert.Contains("title, image_link", missing.Message);
    }

    private static string Row(int id) => $"{id},Title {id},l,i,{id}.5\n";

    private sealed class Shop : IAsyncDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("attune-import-");
        private readonly ManagementServer server;
        private readonly Catalog catalog;

        private Shop(ManagementServer server, Catalog catalog)
        {
            this.server = server;
            this.catalog = catalog;
        }

        public static async Task<Shop> OpenAsync()
        {
            var server = await ManagementServer.StartAsync();
            AttributeProposal[] attributes =
            [
                .. AttributeProposal.Mandatory.Select(name => new AttributeProposal(name, "string")),
                new AttributeProposal("price", "double"),
            ];
            var created = await server
                .Services.GetRequiredService<CreateCatalog>()
                .ExecuteAsync(
                    ManagementServer.Workspace,
                    new CatalogProposal("shop", "EUR", attributes),
                    Principal.System,
                    Cancellation
                );
            return new Shop(server, created.Catalog!);
        }

        public async Task<CatalogImport> ImportAsync(string name, string text, params string[] maps)
        {
            await File.WriteAllTextAsync(PathOf(name), text, Cancellation);
            return await RunAsync(name, maps, static _ => { }, Cancellation);
        }

        public async Task<CatalogImport> ImportAsync(
            string name,
            string text,
            Action<CatalogImport> progress,
            CancellationToken stop
        )
        {
            await File.WriteAllTextAsync(PathOf(name), text, Cancellation);
            return await RunAsync(name, [], progress, stop);
        }

        public Task<CatalogImport> ImportAgainAsync(string name, Action<CatalogImport> progress) =>
            RunAsync(name, [], progress, Cancellation);

        public async Task<List<string>> IdsAsync()
        {
            var ids = new List<string>();
            var items = server.Services.GetRequiredService<ICatalogItemStore>();
            await foreach (var item in items.ReadAsync(ManagementServer.Workspace, catalog.Id, Cancellation))
            {
                ids.Add(item.Id);
            }
            return ids;
        }

        public async Task<string> JsonAsync(string id)
        {
            var items = server.Services.GetRequiredService<ICatalogItemStore>();
            var found = await items.GetAsync(ManagementServer.Workspace, catalog.Id, [id], Cancellation);
            return Encoding.UTF8.GetString(Assert.Single(found).Json.Span);
        }

        /// <summary>The rejects file as <c>line: reason</c>.</summary>
        public List<string> Rejects() =>
            [
                .. File.ReadLines(PathOf("rejects"))
                    .Select(line => JsonElement.Parse(line))
                    .Select(row => $"{row.GetProperty("line")}: {row.GetProperty("reason")}"),
            ];

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            folder.Delete(recursive: true);
        }

        private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

        private string PathOf(string name) => Path.Combine(folder.FullName, name);

        private async Task<CatalogImport> RunAsync(
            string name,
            string[] maps,
            Action<CatalogImport> progress,
            CancellationToken stop
        )
        {
            var http = new HttpClient { BaseAddress = server.Client.BaseAddress };
            using var client = new ImportClient(
                http,
                ManagementServer.Workspace,
                ManagementServer.OperatorSecret,
                TimeSpan.Zero,
                TimeProvider.System
            );
            var file = ImportFile.Find(PathOf(name), format: null, ",");
            var run = new ImportRun(client, file, new ColumnMap(maps)) { Progress = progress };
            return await run.RunAsync("shop", PathOf("rejects"), stop);
        }
    }
}
