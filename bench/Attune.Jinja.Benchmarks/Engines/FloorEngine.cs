namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>The hand-written pages, measured as if they were an engine.</summary>
internal sealed class FloorEngine : IEngine
{
    public string Name => "floor (C# by hand)";

    public Func<string> Renderer(string scenario)
    {
        var data = Scenarios.ReadData(scenario);
        return scenario switch
        {
            "push" => () => Floor.Push(data),
            "email" => () => Floor.Email(data),
            "large" => () => Floor.Large(data),
            "nested" => () => Floor.Nested(data),
            "macros" => () => FloorPages.Macros(data),
            "filters" => () => FloorPages.Filters(data),
            "branches" => () => FloorPages.Branches(data),
            _ => () => FloorPages.Payload(data),
        };
    }

    public Action? Compiler(string scenario) => null;
}
