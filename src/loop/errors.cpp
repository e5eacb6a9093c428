#include "loop/errors.hpp"

namespace comptoir::loop {

std::string type_name(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const Exception& e) {
    return e.name();
  } catch (const CancelledError&) {
    return "CancelledError";
  } catch (...) {
    return "Exception";
  }
}

std::string describe(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const ExceptionGroup& group) {
    std::string text = "ExceptionGroup[";
    for (const std::exception_ptr& one : group.exceptions()) {
      if (&one != &group.exceptions().front()) text += ", ";
      text += describe(one);
    }
    return text + "]";
  } catch (const CancelledError& e) {
    return std::string("CancelledError(") + e.message() + ")";
  } catch (const Exception& e) {
    return std::string(e.name()) + "(" + e.what() + ")";
  } catch (const std::exception& e) {
    return std::string("Exception(") + e.what() + ")";
  } catch (...) {
    return "Exception()";
  }
}

}  // namespace comptoir::loop
