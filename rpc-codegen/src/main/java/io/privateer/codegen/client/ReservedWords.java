package io.privateer.codegen.client;

import java.util.Set;

/**
 * Words that no identifier may be in a language. Names in the model are ASCII, with a letter first, so that a word is all
 * that can go wrong with one; what generated code itself uses as a name is for each generator to add.
 */
final class ReservedWords {
    private static final Set<String> PYTHON = words("""
            False None True and as assert async await break class continue def del elif else except finally for from
            global if import in is lambda nonlocal not or pass raise return try while with yield
            match case type __debug__
            """);

    private static final Set<String> JAVASCRIPT = words("""
            abstract any arguments as async await boolean break case catch class const constructor continue debugger
            declare default delete do else enum eval export extends false finally for from function get if implements
            import in instanceof interface is let module namespace never new null number object of package private
            protected public require return set static string super switch symbol this throw true try type typeof
            undefined unique unknown using var void while with yield
            """);

    /** Perl has no word that a method or the key of a hash cannot be called; but classes have methods already. */
    private static final Set<String> PERL = words("""
            AUTOLOAD BEGIN CHECK DESTROY DOES END INIT UNITCHECK VERSION as_string can import isa new throw unimport
            """);

    private static final Set<String> CPP = words("""
            alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand bitor bool break case
            catch char char8_t char16_t char32_t class compl concept const consteval constexpr constinit const_cast
            continue contract_assert co_await co_return co_yield decltype default delete do double dynamic_cast else enum
            explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not
            not_eq nullptr operator or or_eq private protected public reflexpr register reinterpret_cast requires return
            short signed sizeof static static_assert static_cast struct switch synchronized template this thread_local
            throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq
            final override import module
            assert errno linux unix i386 EOF NULL TRUE FALSE DOMAIN INFINITY NAN OVERFLOW UNDERFLOW major minor makedev
            signbit isnan isinf isfinite isnormal stdin stdout stderr offsetof setjmp va_arg
            """);

    private static final Set<String> GO = words("""
            break case chan const continue default defer else fallthrough for func go goto if import interface map
            package range return select struct switch type var
            any append bool byte cap clear close comparable complex complex64 complex128 copy delete error false float32
            float64 imag int int8 int16 int32 int64 iota len make max min new nil panic print println real recover rune
            string true uint uint8 uint16 uint32 uint64 uintptr init main _
            """);

    private ReservedWords() {}

    /** The name, or with an underscore behind it if the language keeps the word for itself. */
    static String escape(ClientLanguage language, String name) {
        return of(language).contains(name) ? name + "_" : name;
    }

    /** Keywords, and names that are there without an import and would surprise where they are hidden. */
    static Set<String> of(ClientLanguage language) {
        return switch (language) {
            case PYTHON -> PYTHON;
            case NODE -> JAVASCRIPT;
            case PERL -> PERL;
            case CPP -> CPP;
            case GO -> GO;
        };
    }

    private static Set<String> words(String text) {
        return Set.copyOf(java.util.Arrays.asList(text.strip().split("\\s+")));
    }
}
