using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>What a request says of a user's attributes, under canonical keys.</summary>
/// <param name="Set">Values to set.</param>
/// <param name="Add">Arrays of values to add.</param>
/// <param name="Remove">Arrays of values to take out.</param>
internal sealed record UserAttributes(AttributeSet Set, AttributeSet Add, AttributeSet Remove)
{
    public static readonly UserAttributes None = new(AttributeSet.Empty, AttributeSet.Empty, AttributeSet.Empty);
}
