using System.Security.Cryptography.X509Certificates;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Why a chain is not trusted: nobody has heard of the root, or something on the way to it was not sent. Pure.</summary>
internal static class ChainFlaw
{
    /// <summary>What is wrong with the chain as it was sent; null when nothing is.</summary>
    /// <param name="chain">The chain of what was sent.</param>
    /// <param name="completed">The chain with what was fetched from where the certificates say; null when nothing was.</param>
    public static CertificateFinding? Of(CertificateChain chain, CertificateChain? completed)
    {
        if (chain.IsTrusted)
            return chain.NotSent.FirstOrDefault() is { } missing ? Incomplete(missing) : null;
        if (chain.Flaws.HasFlag(X509ChainStatusFlags.UntrustedRoot))
            return chain.Path.Count == 1 ? new(Verdict.SelfSigned, Phrase.Of("certificates.reason.selfSigned")) : Unknown(chain);
        if (chain.Flaws.HasFlag(X509ChainStatusFlags.PartialChain))
            return Partial(chain, completed);
        return new(Verdict.UnknownRoot, Phrase.Of("certificates.reason.unknownRoot.rejected", ("problems", chain.Flaws.ToString())));
    }

    /// <summary>
    /// Servers need not send roots, so a chain that breaks off is one of an unknown root or one that lacks something. Where the certificates say where the missing one is, that decides; else a
    /// server that sends its own certificate alone is taken for one that forgot the rest.
    /// </summary>
    private static CertificateFinding Partial(CertificateChain chain, CertificateChain? completed)
    {
        if (completed is { IsTrusted: true })
            return Incomplete(completed.NotSent.FirstOrDefault() ?? completed.Path[^1]);
        if (completed is { Path.Count: var length } && length > chain.Path.Count)
            return Unknown(completed);
        return chain.Path.Count == 1
            ? new(Verdict.IncompleteChain, Phrase.Of("certificates.reason.incompleteChain", ("issuer", CertificateText.InFew(chain.Top.IssuerName))))
            : Unknown(chain);
    }

    private static CertificateFinding Incomplete(X509Certificate2 missing) =>
        new(Verdict.IncompleteChain, Phrase.Of("certificates.reason.incompleteChain", ("issuer", CertificateText.InFew(missing.SubjectName))));

    private static CertificateFinding Unknown(CertificateChain chain) => CertificateText.IsSelfIssued(chain.Top)
        ? new(Verdict.UnknownRoot, Phrase.Of("certificates.reason.unknownRoot", ("root", CertificateText.InFew(chain.Top.SubjectName))))
        : new(Verdict.UnknownRoot, Phrase.Of("certificates.reason.unknownRoot.issuer", ("issuer", CertificateText.InFew(chain.Top.IssuerName))));
}
