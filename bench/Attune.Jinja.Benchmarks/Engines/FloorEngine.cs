namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>The hand-written pages, measured as if they were an engine.</summary>
internal sealed class FloorEngine : IEngine
{
    private readonly Dictionary<string, Dictionary<string, object?>> data = Scenarios.Names.ToDictionary(
        s => s,
        Scenarios.ReadData
    );

    public string Name => "floor (C# by hand)";

    public string Render(string scenario) =>
        scenario switch
        {
            "push" => Floor.Push(data["push"]),
            "email" => Floor.Email(data["email"]),
            "large" => Floor.Large(data["large"]),
            _ => Floor.Nested(data["nested"]),
        };

    public void Compile(string scenario) { }
}
