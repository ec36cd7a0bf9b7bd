namespace Attune.Server.Data;

/// <summary>One mistake in a request of the data family. Made by <see cref="DataErrors"/>, which holds the texts.</summary>
/// <param name="Attribute">The field, or null where the mistake is not one field's.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Type">The documented class of mistake.</param>
/// <param name="Status">The status that it is answered with.</param>
internal sealed record DataError(
    string? Attribute,
    string Message,
    string Type,
    int Status = StatusCodes.Status400BadRequest
)
{
    /// <summary>Where the field is, as <c>actions[3].action</c>; null where <see cref="Attribute"/> says it.</summary>
    public string? Path { get; init; }
}
