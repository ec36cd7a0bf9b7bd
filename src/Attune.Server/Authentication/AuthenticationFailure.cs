namespace Attune.Server.Authentication;

/// <summary>Why a caller is not known, in the order in which the server looks.</summary>
public enum AuthenticationFailure
{
    /// <summary>The MOE-APPKEY header is missing where the endpoint insists on it.</summary>
    AppKeyMissing,

    /// <summary>No workspace has the id of the MOE-APPKEY header.</summary>
    AppKeyUnknown,

    /// <summary>There is no Authorization header.</summary>
    AuthorizationMissing,

    /// <summary>The Authorization header names a scheme other than Basic.</summary>
    SchemeUnsupported,

    /// <summary>The Authorization header says Basic and nothing more.</summary>
    CredentialsMissing,

    /// <summary>The credentials are not base64, not UTF-8, or hold no colon.</summary>
    CredentialsUnreadable,

    /// <summary>There is nothing before the colon.</summary>
    UserNameMissing,

    /// <summary>There is nothing after the colon.</summary>
    PasswordMissing,

    /// <summary>The MOE-APPKEY header and the user name name different workspaces.</summary>
    AppKeyMismatch,

    /// <summary>No workspace has the id that is given as user name.</summary>
    WorkspaceUnknown,

    /// <summary>The workspace exists and has no such key, or it was replaced or revoked.</summary>
    KeyUnknown,
}
