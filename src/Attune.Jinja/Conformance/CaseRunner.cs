using System.Text.Json;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conformance;

/// <summary>
/// Runs files of cases, one JSON object a line, and compares what comes with what Python's Jinja gave. Each case has an environment of its own,
/// ten seconds, and Jinja's own limits only.
/// </summary>
public static class CaseRunner
{
    // Deep recursion is part of the cases; the limits stop it long before this is used up.
    private const int StackSize = 256 * 1024 * 1024;

    /// <summary>Runs one case on the calling thread.</summary>
    internal static CaseOutcome Run(ConformanceCase test)
    {
        ArgumentNullException.ThrowIfNull(test);
        try
        {
            JinjaEnvironment environment = CaseEnvironment.Create(test);
            Template template = test.Name is { } name
                ? environment.GetTemplate(name)
                : environment.FromString(test.Template);
            return new CaseOutcome(template.Render(new CaseContext(test.Context)), null);
        }
        catch (JinjaException error)
        {
            return new CaseOutcome(null, ErrorName(error), error.Line, error.Message);
        }
    }

    /// <summary>Runs a file, writes each case that differs, and the count at the end.</summary>
    /// <returns>How many cases failed.</returns>
    public static int RunFile(TextReader cases, TextWriter report)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(report);
        int failed = 0;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    failed = RunAll(cases, report);
                }
                catch (Exception error) when (error is FormatException or IOException)
                {
                    failure = error;
                }
            },
            StackSize
        );
        thread.Start();
        thread.Join();
        return failure is null ? failed : throw new InvalidOperationException(failure.Message, failure);
    }

    /// <summary>Whether an outcome is what the case wants: the output exactly, or the class of error, and a syntax error's line.</summary>
    internal static bool IsAsExpected(ConformanceCase test, CaseOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Output == test.Expected && outcome.Error == test.Error;
    }

    private static int RunAll(TextReader cases, TextWriter report)
    {
        int passed = 0;
        int failed = 0;
        while (cases.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            ConformanceCase test = ConformanceCase.Parse(line);
            CaseOutcome outcome = Run(test);
            if (IsAsExpected(test, outcome))
            {
                passed++;
                continue;
            }
            failed++;
            report.WriteLine(test.Id);
            report.WriteLine($"  wanted: {Show(test.Expected, test.Error, null)}");
            report.WriteLine($"  got:    {Show(outcome.Output, outcome.Error, outcome.Detail)}");
        }
        report.WriteLine($"{passed} passed, {failed} failed");
        return failed;
    }

    private static string Show(string? output, string? error, string? detail) =>
        error is null ? JsonSerializer.Serialize(output)
        : detail is null ? $"error: {error}"
        : $"error: {error} ({detail})";

    private static string ErrorName(JinjaException error) =>
        error.ErrorClass switch
        {
            ErrorClass.Syntax => "syntax",
            ErrorClass.Undefined => "undefined",
            ErrorClass.Security => "security",
            ErrorClass.NotFound => "notfound",
            _ => "runtime",
        };

    private sealed class CaseContext(PyDict variables) : IJinjaContext
    {
        public bool TryGetVariable(string name, out Value value) => variables.TryGetValue(name, out value);
    }
}
