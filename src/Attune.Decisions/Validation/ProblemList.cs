using System.Globalization;

namespace Attune.Decisions.Validation;

/// <summary>
/// Collects all problems of a record with their paths, so that an author sees them at once. Validators go down into the record with
/// <see cref="Member"/> and <see cref="Item"/>, which share the list. Not thread-safe.
/// </summary>
public sealed class ProblemList
{
    /// <summary>So many problems are told; a hostile record must not make the answer larger than itself.</summary>
    public const int MaxProblems = 200;

    private readonly List<ConfigurationProblem> _all;

    public ProblemList()
        : this([], "") { }

    private ProblemList(List<ConfigurationProblem> all, string path)
    {
        _all = all;
        Path = path;
    }

    /// <summary>Where the validator that holds this list stands.</summary>
    public string Path { get; }

    public IReadOnlyList<ConfigurationProblem> All => _all;

    public int Count => _all.Count;

    public ProblemList Member(string name) => new(_all, Path.Length == 0 ? name : $"{Path}.{name}");

    public ProblemList Item(int index) => new(_all, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"));

    /// <summary>Adds a problem at this place.</summary>
    public void Add(string message, ProblemKind kind = ProblemKind.Invalid)
    {
        if (_all.Count < MaxProblems)
        {
            _all.Add(new(Path, message, kind));
        }
    }

    /// <summary>Adds a problem at a member of this place.</summary>
    public void Add(string member, string message, ProblemKind kind = ProblemKind.Invalid) =>
        Member(member).Add(message, kind);
}
