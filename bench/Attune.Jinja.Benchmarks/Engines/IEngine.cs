namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>A template engine that runs in this process.</summary>
internal interface IEngine
{
    string Name { get; }

    /// <summary>What renders the scenario's compiled page to a string; null where the engine cannot write the page.</summary>
    Func<string>? Renderer(string scenario);

    /// <summary>What parses and compiles all templates of the scenario, keeping nothing; null where the engine cannot.</summary>
    Action? Compiler(string scenario);
}
