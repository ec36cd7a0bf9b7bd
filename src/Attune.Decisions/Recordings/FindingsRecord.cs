using Attune.Decisions.Rules;

namespace Attune.Decisions.Recordings;

/// <summary>What the rules on events found, in a record.</summary>
internal static class FindingsRecord
{
    public static void Write(RecordingWriter writer, EventFindings? findings)
    {
        var all = findings?.All ?? [];
        writer.Count(all.Count);
        for (var at = 0; at < all.Count; at++)
        {
            var (clause, truth, finding) = all[at];
            writer.Hash(clause);
            writer.Byte((byte)truth);
            Write(writer, finding.Number);
            Write(writer, finding.Of);
        }
    }

    public static EventFindings Read(ref RecordingReader reader)
    {
        var all = new List<(ulong, Truth, EventFinding)>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var clause = reader.Hash();
            var truth = (Truth)reader.Byte();
            var number = ReadNumber(ref reader);
            all.Add((clause, truth, new(number, ReadNumber(ref reader))));
        }

        return new(all);
    }

    private static void Write(RecordingWriter writer, long? number)
    {
        writer.Flag(number is not null);
        if (number is { } value)
        {
            writer.Number(value);
        }
    }

    private static long? ReadNumber(ref RecordingReader reader) => reader.Flag() ? reader.Number() : null;
}
