namespace Attune.Jinja.Tests.Safety;

/// <summary>A hostile template and what becomes of it.</summary>
/// <param name="Template">The source.</param>
/// <param name="Outcome">"rendered", the name of a limit, or the class of an error.</param>
/// <param name="Templates">What a loader has.</param>
internal sealed record Hostile(string Template, string Outcome, params (string Name, string Source)[] Templates);
