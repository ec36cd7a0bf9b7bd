namespace Attune.Core.Accounts;

/// <summary>Turns passwords into slow hashes.</summary>
public interface IPasswordHashing
{
    string Hash(string password);

    /// <summary>Whether the password is the one of the hash. Takes as long for a wrong one.</summary>
    bool Verify(string hash, string password);
}
