namespace Attune.Jinja.MoEngage;

/// <summary>A date or time as somebody wrote it.</summary>
/// <param name="Wall">What the clock showed.</param>
/// <param name="Offset">The distance from UTC where it was written as a number (or Z); null otherwise.</param>
internal readonly record struct WrittenTime(DateTime Wall, TimeSpan? Offset)
{
    /// <summary>The moment, where what has no offset is taken as UTC.</summary>
    public DateTimeOffset Instant => new(Wall, Offset ?? TimeSpan.Zero);
}
