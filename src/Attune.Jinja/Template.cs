using System.Buffers;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>A compiled template. Immutable; safe for concurrent renders.</summary>
public sealed class Template
{
    private readonly Func<bool>? _isUpToDate;

    internal Template(JinjaEnvironment environment, string source, string? name, Func<bool>? isUpToDate = null)
    {
        Environment = environment;
        Source = source;
        Name = name;
        _isUpToDate = isUpToDate;
    }

    public JinjaEnvironment Environment { get; }

    /// <summary>The name it was loaded by or given, or null.</summary>
    public string? Name { get; }

    /// <summary>The Jinja source.</summary>
    public string Source { get; }

    internal bool IsUpToDate => _isUpToDate?.Invoke() ?? true;
}
