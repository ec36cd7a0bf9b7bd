using Attune.Jinja.MoEngage;
using Attune.Jinja.Values;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Jinja.Tests.MoEngage;

/// <summary>Renders templates in MoEngage's language at a fixed moment, 2024-05-23 16:05:09 UTC.</summary>
internal static class MoEngageRendered
{
    private static readonly JinjaEnvironment Environment = new(
        MoEngageLanguage.Extend(
            new JinjaOptions
            {
                Autoescape = AutoescapeModes.On,
                TimeProvider = new FakeTimeProvider(new DateTimeOffset(2024, 5, 23, 16, 5, 9, TimeSpan.Zero)),
            }
        )
    );

    public static string Text(string template, params (string Name, object? Value)[] variables) =>
        Text(template, null, variables);

    public static string Text(string template, IMoEngageHost? host, params (string Name, object? Value)[] variables) =>
        Environment
            .FromString(template)
            .Render(
                variables.ToDictionary(variable => variable.Name, variable => variable.Value),
                new RenderOptions { Host = host }
            );

    public static JinjaException Error(string template, params (string Name, object? Value)[] variables) =>
        Assert.ThrowsAny<JinjaException>(() => Text(template, variables));

    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);

    public static List<object?> List(params object?[] items) => [.. items];

    public static Value Dict(params (string Name, string Value)[] members)
    {
        var dict = new PyDict();
        foreach (var (name, value) in members)
        {
            dict.Set(name, value);
        }

        return dict;
    }
}
