using Attune.Core.Users.Formats;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Attribution;

/// <summary>A user's facts as bytes, format 1: the texts once, then the facts by their numbers, times as differences.</summary>
internal static class UserFactsFormat
{
    private const byte Format = 1;

    public static byte[] Write(RecordWriter writer, UserFacts facts)
    {
        facts.Exposures.Sort();
        facts.Goals.Sort();
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fact in facts.Exposures)
        {
            texts.TryAdd(fact.ExperienceId, texts.Count);
            texts.TryAdd(fact.AudienceId, texts.Count);
            texts.TryAdd(fact.VariationId, texts.Count);
            texts.TryAdd(fact.Element, texts.Count);
        }
        writer.Begin(Format);
        writer.Unsigned((ulong)texts.Count);
        foreach (var text in texts.Keys)
        {
            writer.Text(text);
        }
        writer.Unsigned((ulong)facts.Exposures.Count);
        long last = 0;
        foreach (var fact in facts.Exposures)
        {
            writer.Signed(fact.TimeMs - last);
            last = fact.TimeMs;
            writer.Byte((byte)((int)fact.Kind | ((int)fact.Platform << 4)));
            writer.Unsigned((ulong)texts[fact.ExperienceId]);
            writer.Unsigned((ulong)texts[fact.AudienceId]);
            writer.Unsigned((ulong)texts[fact.VariationId]);
            writer.Unsigned((ulong)texts[fact.Element]);
        }
        writer.Unsigned((ulong)facts.Goals.Count);
        last = 0;
        foreach (var fact in facts.Goals)
        {
            writer.Signed(fact.TimeMs - last);
            last = fact.TimeMs;
            writer.Unsigned(fact.Signature);
            writer.Signed(fact.Amount);
        }
        return writer.End();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged or of a later format.</exception>
    public static UserFacts Read(ReadOnlySpan<byte> bytes, NamePool? names)
    {
        var reader = new RecordReader(bytes, names);
        if (reader.Byte() is var format and not Format)
        {
            throw new InvalidDataException($"Facts of a user have format {format}; this version reads {Format}.");
        }
        var texts = new string[reader.Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.Name();
        }
        var facts = new UserFacts();
        long time = 0;
        for (var left = reader.Count(); left > 0; left--)
        {
            time += reader.Signed();
            var bits = reader.Byte();
            facts.Exposures.Add(
                new ExposureFact(
                    time,
                    (ExposureKind)(bits & 0x0F),
                    texts[(int)reader.Unsigned()],
                    texts[(int)reader.Unsigned()],
                    texts[(int)reader.Unsigned()],
                    (Platform)(bits >> 4),
                    texts[(int)reader.Unsigned()]
                )
            );
        }
        time = 0;
        for (var left = reader.Count(); left > 0; left--)
        {
            time += reader.Signed();
            facts.Goals.Add(new GoalFact(time, reader.Unsigned(), reader.Signed()));
        }
        return facts;
    }
}
