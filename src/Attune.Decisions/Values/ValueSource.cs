using System.Text.Json.Serialization;

namespace Attune.Decisions.Values;

/// <summary>Where a variable's value comes from: a template today; other kinds stand beside it, each a sealed record.</summary>
[JsonConverter(typeof(ValueSourceJsonConverter))]
public abstract record ValueSource;
