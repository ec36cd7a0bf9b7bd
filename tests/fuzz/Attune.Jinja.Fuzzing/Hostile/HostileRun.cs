using System.Text.Json;

namespace Attune.Jinja.Fuzzing.Hostile;

/// <summary>
/// Renders templates that arrive as JSON, a line each, and answers each with a line. A template that brings the process down leaves its
/// line without an answer.
/// </summary>
internal static class HostileRun
{
    public static void Run(TextReader requests, TextWriter answers)
    {
        while (requests.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize<HostileRequest>(line)!;
            answers.WriteLine(JsonSerializer.Serialize(Answer(request)));
            answers.Flush();
        }
    }

    private static HostileAnswer Answer(HostileRequest request)
    {
        HostileAnswer? answer = null;
        var thread = new Thread(() => answer = Measure(request), request.StackKilobytes * 1024);
        thread.Start();
        thread.Join();
        return answer!;
    }

    private static HostileAnswer Measure(HostileRequest request)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (outcome, detail) = Render(request);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) >> 20;
        return new HostileAnswer(outcome, detail.Length > 400 ? detail[..400] : detail, allocated);
    }

    private static (string Outcome, string Detail) Render(HostileRequest request)
    {
        try
        {
            return ("rendered", Environment(request).FromString(request.Template).Render(Context()));
        }
        catch (JinjaLimitException error)
        {
            return (error.Limit, error.Message);
        }
        catch (JinjaException error)
        {
            return (error.ErrorClass.ToString(), error.Message);
        }
    }

    private static JinjaEnvironment Environment(HostileRequest request) =>
        new(
            new JinjaOptions
            {
                DoExtension = true,
                LoopControlsExtension = true,
                Sandbox = SandboxMode.Sandboxed,
                Loader = new DictionaryLoader(request.Templates ?? new Dictionary<string, string>()),
                Limits = Limits(request.Profile),
            }
        );

    private static RenderLimits Limits(string profile) =>
        profile switch
        {
            // Steps, sizes and depths must be enough to stop every template: time is the last resort.
            "decision" => RenderLimits.Decision with { MaxWallTime = TimeSpan.FromMinutes(20) },
            "preview" => RenderLimits.Preview with { MaxWallTime = TimeSpan.FromMinutes(20) },
            "jinja" => RenderLimits.JinjaOnly,
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "There is no such profile."),
        };

    private static Dictionary<string, object?> Context() =>
        new()
        {
            ["word"] = "word",
            ["numbers"] = new List<object?> { 3L, 1L, 2L },
        };
}
