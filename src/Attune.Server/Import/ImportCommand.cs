using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Server.Hosting;
using Spectre.Console;

namespace Attune.Server.Import;

/// <summary><c>attune import</c>: imports a file of items into a catalog of a running server.</summary>
internal static class ImportCommand
{
    /// <summary>Some rows were rejected, and all others are in the catalog.</summary>
    public const int SomeRejected = 2;

    private static readonly Argument<string> FileName = new("file")
    {
        Description = "A file of CSV with a header (RFC 4180), or of JSON lines; UTF-8.",
    };

    private static readonly Option<string> Catalog = new("--catalog")
    {
        Description = "Id or name of the catalog.",
        HelpName = "ID",
        Required = true,
    };

    private static readonly Option<string> Url = new("--url")
    {
        Description = "Address of the server.",
        HelpName = "URL",
        DefaultValueFactory = _ => AttuneConfiguration.DefaultUrl,
    };

    private static readonly Option<string> Workspace = new("--workspace")
    {
        Description = $"Id of the workspace. Default: the environment's {AttuneConfiguration.WorkspaceKey}",
        HelpName = "ID",
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = $"A key with the scope 'manage'. Default: the environment's {AttuneConfiguration.ApiKeyKey}",
        HelpName = "KEY",
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "csv or jsonl. Default: what the file's name says",
        HelpName = "FORMAT",
    };

    private static readonly Option<string> Delimiter = new("--delimiter")
    {
        Description = "Between the fields of CSV: a character, or 'tab'.",
        HelpName = "CHAR",
        DefaultValueFactory = _ => ",",
    };

    private static readonly Option<string[]> Map = new("--map")
    {
        Description = "COLUMN=ATTRIBUTE for a column of another name; COLUMN= leaves it out. May be repeated.",
        HelpName = "MAP",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string> Rejects = new("--rejects")
    {
        Description = "Where rows go that cannot be imported. Default: the file's name with .rejected.jsonl",
        HelpName = "FILE",
    };

    private static readonly Option<int> Patience = new("--patience")
    {
        Description = "Seconds that the server may be away, as in a restart.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 600,
    };

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "import",
            "Import a file of catalog items into a running server. Stopped half-way, it goes on where it was."
        );
        command.Arguments.Add(FileName);
        foreach (var option in (Option[])[Catalog, Url, Workspace, Key, Format, Delimiter, Map, Rejects, Patience])
        {
            command.Options.Add(option);
        }
        command.SetAction((result, stop) => ImportAsync(result, stop));
        return command;
    }

    private static async Task<int> ImportAsync(ParseResult result, CancellationToken stop)
    {
        var error = result.InvocationConfiguration.Error;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(result.InvocationConfiguration.Output) }
        );
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }

        try
        {
            var name = result.GetValue(FileName)!;
            var file = ImportFile.Find(name, result.GetValue(Format), result.GetValue(Delimiter)!);
            var columns = new ColumnMap(result.GetValue(Map)!);
            var rejects = result.GetValue(Rejects) ?? name + ".rejected.jsonl";
            var began = Stopwatch.GetTimestamp();
            var import = await ShowProgressAsync(result, console, file, columns, rejects, stopping.Token);
            Summarize(console, import, Stopwatch.GetElapsedTime(began), rejects);
            return import.Rejected > 0 ? SomeRejected : 0;
        }
        catch (Exception failure) when (failure is OperatorException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. The same command goes on from here.");
            return 1;
        }
    }

    private static async Task<CatalogImport> ShowProgressAsync(
        ParseResult result,
        IAnsiConsole console,
        ImportFile file,
        ColumnMap columns,
        string rejects,
        CancellationToken stop
    )
    {
        var configuration = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]).Configuration;
        var workspace = result.GetValue(Workspace) ?? configuration[AttuneConfiguration.WorkspaceKey];
        var key = result.GetValue(Key) ?? configuration[AttuneConfiguration.ApiKeyKey];
        if (string.IsNullOrEmpty(workspace) || string.IsNullOrEmpty(key))
        {
            throw new OperatorException(
                $"Say whose catalog it is: --workspace and --key, or {AttuneConfiguration.WorkspaceKey} and {AttuneConfiguration.ApiKeyKey} in the environment."
            );
        }
        if (!Uri.TryCreate(result.GetValue(Url)!.TrimEnd('/') + "/", UriKind.Absolute, out var address))
        {
            throw new OperatorException($"'{result.GetValue(Url)}' is no address of a server.");
        }
        return await console
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn()
            )
            .StartAsync(async context =>
            {
                var task = context.AddTask(
                    Markup.Escape(Path.GetFileName(file.Path)),
                    maxValue: Math.Max(1, file.Length)
                );
                var http = new HttpClient { BaseAddress = address };
                using var client = new ImportClient(
                    http,
                    workspace,
                    key,
                    TimeSpan.FromSeconds(result.GetValue(Patience)),
                    TimeProvider.System
                )
                {
                    Waiting = why => task.Description = Markup.Escape(why ?? Path.GetFileName(file.Path)),
                };
                var run = new ImportRun(client, file, columns)
                {
                    Progress = import =>
                    {
                        task.Value = import.Offset;
                        task.Description = Markup.Escape(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{Path.GetFileName(file.Path)}: {import.Imported:N0} items"
                            )
                        );
                    },
                };
                return await run.RunAsync(result.GetValue(Catalog)!, rejects, stop);
            });
    }

    private static void Summarize(IAnsiConsole console, CatalogImport import, TimeSpan took, string rejects)
    {
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{import.Imported:N0} rows are in the catalog, {import.Rejected:N0} were rejected ({took.TotalSeconds:N1} s)."
            )
        );
        if (import.Rejected > 0)
        {
            console.WriteLine($"Rejected rows, each with its line and reason: {rejects}");
        }
    }
}
