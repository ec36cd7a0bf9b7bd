using System.Text.Json.Serialization;

namespace Attune.Decisions.Validation;

/// <summary>Reads and writes an enum by its names only: a number is refused, since it would not survive a change of order.</summary>
public sealed class NamedEnumConverter<T>() : JsonStringEnumConverter<T>(null, false)
    where T : struct, Enum;
