namespace Attune.Jinja.Fuzzing.Hostile;

/// <summary>A template that may kill the process that renders it.</summary>
/// <param name="Template">The source.</param>
/// <param name="Profile">"decision", "preview" or "jinja".</param>
/// <param name="Templates">What a loader has, by name.</param>
/// <param name="StackKilobytes">The stack of the thread that compiles and renders.</param>
internal sealed record HostileRequest(
    string Template,
    string Profile,
    IReadOnlyDictionary<string, string>? Templates = null,
    int StackKilobytes = 1536
);
