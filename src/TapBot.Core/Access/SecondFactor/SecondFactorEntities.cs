using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Access;

/// <summary>How second factors are stored.</summary>
internal sealed class SecondFactorEntities : IEntityTypeConfiguration<SecondFactorRow>, IEntityTypeConfiguration<RecoveryCodeRow>
{
    public void Configure(EntityTypeBuilder<SecondFactorRow> builder)
    {
        builder.ToTable("SecondFactors");
        builder.HasKey(f => f.UserId);
        builder.Property(f => f.Key).HasMaxLength(1024);
        builder.Property(f => f.RecoverySalt).HasMaxLength(64);
        builder.HasOne<PortalUser>().WithOne().HasForeignKey<SecondFactorRow>(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCodeRow> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
