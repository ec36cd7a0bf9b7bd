namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>A template engine that runs in this process.</summary>
internal interface IEngine
{
    string Name { get; }

    /// <summary>Renders the scenario's compiled page to a string.</summary>
    string Render(string scenario);

    /// <summary>Parses and compiles all templates of the scenario, keeping nothing.</summary>
    void Compile(string scenario);
}
