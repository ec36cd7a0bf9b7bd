using Attune.Decisions.Users;

namespace Attune.Core.Users.Formats;

/// <summary>What a user first had of each experience, as part of a record.</summary>
internal static class MarksFormat
{
    public static void Write(RecordWriter writer, ExperienceMarks marks)
    {
        writer.Unsigned((ulong)marks.Count);
        for (var i = 0; i < marks.Count; i++)
        {
            var (experience, mark) = marks[i];
            writer.Text(experience);
            writer.Text(mark.AudienceId);
            writer.Text(mark.VariationId);
            writer.Signed(mark.TimeMs);
        }
    }

    public static ExperienceMarks Read(ref RecordReader reader)
    {
        var marks = ExperienceMarks.None;
        for (var left = reader.Count(); left > 0; left--)
        {
            marks = marks.With(reader.Name(), new(reader.Name(), reader.Name(), reader.Signed()));
        }
        return marks;
    }
}
