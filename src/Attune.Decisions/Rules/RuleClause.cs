using System.IO.Hashing;
using System.Text;

namespace Attune.Decisions.Rules;

/// <summary>One condition of a rule, as its author can find it again.</summary>
/// <param name="Index">Its number in the snapshot, from 0.</param>
/// <param name="Owner">The experience's key, or <c>segment NAME</c>.</param>
/// <param name="Path">Where it stands in that record.</param>
/// <param name="Text">What it says, for people.</param>
public sealed record RuleClause(int Index, string Owner, string Path, string Text)
{
    /// <summary>Stands for owner and path: the same whenever the same configuration is compiled.</summary>
    internal ulong Key { get; } = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{Owner}\0{Path}"));
}
