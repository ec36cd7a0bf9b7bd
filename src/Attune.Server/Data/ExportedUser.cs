using Attune.Core.Users;

namespace Attune.Server.Data;

/// <summary>One user whom an export asks for.</summary>
/// <param name="Identifier">Whom.</param>
/// <param name="TypeAsSent">How the request called the identifier's type; the answer repeats it.</param>
internal readonly record struct ExportedUser(Identifier Identifier, string TypeAsSent);
