using System.Diagnostics.CodeAnalysis;

namespace Attune.Jinja;

/// <summary>
/// Loads templates from a directory and those below it; a file that changes is loaded again. Names use <c>/</c> and cannot lead out of the
/// directory.
/// </summary>
public sealed class DirectoryLoader : ITemplateLoader
{
    private readonly string _root;

    public DirectoryLoader(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) + Path.DirectorySeparatorChar;
    }

    public bool TryLoad(string name, [NotNullWhen(true)] out TemplateSource? source)
    {
        source = null;
        foreach (string part in name.Split('/'))
        {
            if (part is "" or "." or ".." || part.AsSpan().IndexOfAny('\\', ':', '\0') >= 0)
            {
                return false;
            }
        }
        string path = Path.GetFullPath(name, _root);
        if (!path.StartsWith(_root, StringComparison.Ordinal) || !File.Exists(path))
        {
            return false;
        }
        DateTime written = File.GetLastWriteTimeUtc(path);
        source = new TemplateSource(File.ReadAllText(path), () => File.GetLastWriteTimeUtc(path) == written);
        return true;
    }
}
