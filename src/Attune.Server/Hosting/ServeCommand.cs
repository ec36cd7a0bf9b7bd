using System.CommandLine;
using System.Globalization;

namespace Attune.Server.Hosting;

/// <summary>
/// <c>attune [serve]</c>: starts the server. Its options are short names of configuration keys; any other key can be
/// given as <c>--Section:Key=value</c>, as ASP.NET Core does.
/// </summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = $"Addresses to listen on, separated by semicolons. Default: {AttuneConfiguration.DefaultUrl}",
        HelpName = "URL",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = $"Folder of the database. Default: {AttuneConfiguration.DefaultDataDirectory}",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Fill the first workspace of an empty data directory with a small shop (the default).",
    };

    private static readonly Option<bool> NoDemo = new("--no-demo")
    {
        Description = "Leave the first workspace of an empty data directory empty.",
    };

    /// <summary>The explicit form of the command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Start the server (what happens without a command, too).");
        Describe(command);
        return command;
    }

    /// <summary>Gives <paramref name="command"/> the options and the action of serving.</summary>
    public static void Describe(Command command)
    {
        command.Options.Add(Urls);
        command.Options.Add(Data);
        command.Options.Add(Demo);
        command.Options.Add(NoDemo);
        command.TreatUnmatchedTokensAsErrors = false;
        command.Validators.Add(result =>
        {
            if (result.GetValue(Demo) && result.GetValue(NoDemo))
            {
                result.AddError("Choose one of --demo and --no-demo.");
            }
        });
        command.SetAction((result, stop) => ServeAsync(result, stop));
    }

    private static async Task<int> ServeAsync(ParseResult result, CancellationToken stop)
    {
        var output = result.InvocationConfiguration.Output;
        var error = result.InvocationConfiguration.Error;
        var unknown = ConfigurationArguments.FindUnknown(result.UnmatchedTokens);
        if (unknown.Count > 0)
        {
            foreach (var token in unknown)
            {
                await error.WriteLineAsync($"Attune does not know '{token}'. See --help.");
            }
            return 1;
        }
        return await ServerRun.RunAsync([.. result.UnmatchedTokens, .. Settings(result)], output, error, stop);
    }

    private static IEnumerable<string> Settings(ParseResult result)
    {
        if (result.GetValue(Urls) is { } urls)
        {
            yield return $"--{WebHostDefaults.ServerUrlsKey}={urls}";
        }
        if (result.GetValue(Data) is { } data)
        {
            yield return $"--{AttuneConfiguration.DataKey}={data}";
        }
        if (result.GetValue(Demo) || result.GetValue(NoDemo))
        {
            var demo = result.GetValue(Demo).ToString(CultureInfo.InvariantCulture);
            yield return $"--{AttuneConfiguration.DemoKey}={demo}";
        }
    }
}
