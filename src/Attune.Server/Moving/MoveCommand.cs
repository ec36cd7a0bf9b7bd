using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Attune.Core.Moving;
using Attune.Server.Hosting;
using Spectre.Console;

namespace Attune.Server.Moving;

/// <summary><c>attune move</c>: asks the running server to carry everything to PostgreSQL (docs/move.md).</summary>
public static class MoveCommand
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private static readonly Option<string> To = new("--to")
    {
        Description = "Connection string of an empty PostgreSQL database.",
        HelpName = "CONNECTION",
        Required = true,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = $"Data directory of the running server. Default: {AttuneConfiguration.DefaultDataDirectory}",
        HelpName = "DIR",
        DefaultValueFactory = _ => AttuneConfiguration.DefaultDataDirectory,
    };

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "move",
            "Carry everything from SQLite to PostgreSQL. The running server goes on answering; writes are refused at the end only."
        );
        command.Options.Add(To);
        command.Options.Add(Data);
        command.SetAction((result, stop) => MoveAsync(result, stop));
        return command;
    }

    private static async Task<int> MoveAsync(ParseResult result, CancellationToken stop)
    {
        var error = result.InvocationConfiguration.Error;
        var directory = result.GetValue(Data)!;
        if (await LocalControl.FindAsync(directory, stop) is not { } server)
        {
            await error.WriteLineAsync($"No server runs on {Path.GetFullPath(directory)}. Start it, then move.");
            return 1;
        }
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Secret);
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(result.InvocationConfiguration.Output) }
        );
        try
        {
            using var begun = await client.PostAsJsonAsync(
                MoveEndpoints.Path,
                new MoveInput(result.GetValue(To)!),
                MoveEndpoints.Json,
                stop
            );
            begun.EnsureSuccessStatusCode();
            var progress = (await begun.Content.ReadFromJsonAsync<MoveProgress>(MoveEndpoints.Json, stop))!;
            progress = await FollowAsync(console, client, progress, stop);
            return await TellAsync(console, error, progress);
        }
        catch (HttpRequestException failed)
        {
            await error.WriteLineAsync($"The server at {server.Address} does not answer: {failed.Message}");
            return 1;
        }
    }

    private static async Task<MoveProgress> FollowAsync(
        IAnsiConsole console,
        HttpClient client,
        MoveProgress progress,
        CancellationToken stop
    )
    {
        await console
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("Preparing", maxValue: 1);
                while (!progress.IsOver)
                {
                    task.Description = Describe(progress);
                    task.Value =
                        progress.TotalRows == 0 ? 0 : Math.Min(0.99, progress.Rows / (double)progress.TotalRows);
                    await Task.Delay(Look, TimeProvider.System, stop);
                    progress = (
                        await client.GetFromJsonAsync<MoveProgress>(MoveEndpoints.Path, MoveEndpoints.Json, stop)
                    )!;
                }
                task.Value = progress.Phase == MovePhase.Done ? 1 : task.Value;
                task.StopTask();
            });
        return progress;
    }

    private static async Task<int> TellAsync(IAnsiConsole console, TextWriter error, MoveProgress progress)
    {
        if (progress.Phase != MovePhase.Done)
        {
            await error.WriteLineAsync($"{progress.Error} Nothing has changed here; the move can be begun again.");
            return 1;
        }
        var table = new Table().AddColumns("table", "rows", "checksum");
        foreach (var moved in progress.Tables)
        {
            table.AddRow(moved.Table, moved.Rows.ToString("N0"), moved.Checksum);
        }
        console.Write(table);
        console.WriteLine("Everything has arrived: rows and checksums are the same in both databases.");
        console.WriteLine(
            "Reads are still answered here, writes with 503. Stop this server now, and start it on PostgreSQL:"
        );
        console.WriteLine("    ConnectionStrings__Attune='...' ./run.sh");
        return 0;
    }

    private static string Describe(MoveProgress progress) =>
        progress.Phase switch
        {
            MovePhase.Copying => $"Copying {progress.Table}",
            MovePhase.CatchingUp => "Carrying after what was written meanwhile",
            MovePhase.Switching => progress.Table is null ? "Switching" : $"Comparing {progress.Table}",
            _ => "Preparing",
        };
}
