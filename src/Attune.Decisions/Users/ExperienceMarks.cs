namespace Attune.Decisions.Users;

/// <summary>
/// What a user first had of each experience. Kept with the user beyond the events that it comes from. Immutable and thread-safe; asking
/// allocates nothing.
/// </summary>
public sealed class ExperienceMarks
{
    /// <summary>Experiences of one user at most; further ones are not marked.</summary>
    public const int Most = 1_000;

    private readonly string[] _ids;
    private readonly ExperienceMark[] _marks;

    private ExperienceMarks(string[] ids, ExperienceMark[] marks)
    {
        _ids = ids;
        _marks = marks;
    }

    public static ExperienceMarks None { get; } = new([], []);

    public int Count => _ids.Length;

    public int SizeInBytes => 40 + (100 * _ids.Length);

    /// <summary>The mark at a place in the order of the experiences' ids.</summary>
    public (string ExperienceId, ExperienceMark Mark) this[int index] => (_ids[index], _marks[index]);

    /// <summary>The mark of an experience.</summary>
    public bool TryGet(string experienceId, out ExperienceMark mark)
    {
        var at = Array.BinarySearch(_ids, experienceId, StringComparer.Ordinal);
        mark = at < 0 ? default : _marks[at];
        return at >= 0;
    }

    /// <summary>With this mark, where it is the first or comes before the one that is known.</summary>
    public ExperienceMarks With(string experienceId, ExperienceMark mark)
    {
        var at = Array.BinarySearch(_ids, experienceId, StringComparer.Ordinal);
        if (at < 0)
        {
            at = ~at;
            return Count >= Most
                ? this
                : new([.. _ids[..at], experienceId, .. _ids[at..]], [.. _marks[..at], mark, .. _marks[at..]]);
        }

        if (!mark.IsBefore(_marks[at]))
        {
            return this;
        }

        var marks = (ExperienceMark[])_marks.Clone();
        marks[at] = mark;
        return new(_ids, marks);
    }

    /// <summary>Both together; of one experience the earlier mark.</summary>
    public ExperienceMarks With(ExperienceMarks other)
    {
        var all = this;
        for (var at = 0; at < other.Count; at++)
        {
            all = all.With(other._ids[at], other._marks[at]);
        }

        return all;
    }
}
