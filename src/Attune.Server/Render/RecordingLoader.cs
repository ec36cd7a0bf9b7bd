using System.Diagnostics.CodeAnalysis;
using Attune.Jinja;

namespace Attune.Server.Render;

/// <summary>Loads templates from a directory and remembers which files it was asked for.</summary>
internal sealed class RecordingLoader(string directory) : ITemplateLoader
{
    private readonly DirectoryLoader _inner = new(directory);
    private readonly HashSet<string> _paths = [];

    /// <summary>The files, also those that are not there yet.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    public bool TryLoad(string name, [NotNullWhen(true)] out TemplateSource? source)
    {
        bool isLoaded = _inner.TryLoad(name, out source);
        if (isLoaded || name.AsSpan().IndexOf('\0') < 0)
        {
            _paths.Add(Path.Combine(directory, name));
        }
        return isLoaded;
    }
}
